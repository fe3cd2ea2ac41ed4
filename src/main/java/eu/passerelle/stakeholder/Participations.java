package eu.passerelle.stakeholder;

import eu.passerelle.engine.PartyDirectory;
import eu.passerelle.scheme.Corridor;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.stakeholder.Participation.Level;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.authorization.Groups;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who plays which role where: for a scheme, overridden for a corridor, overridden for one case. */
@Service
public class Participations implements PartyDirectory {

  /** Named as the record names them: looking for a name in vain costs an exception a row. */
  private static final String COLUMNS = "level, place, role, organisation_id as \"organisationId\", scheme_id as \"schemeId\", since";

  private final JdbcClient jdbc;
  private final Schemes schemes;

  Participations(JdbcClient jdbc, Schemes schemes) {
    this.jdbc = jdbc;
    this.schemes = schemes;
  }

  /** One statement, never cached: a step must not go to yesterday's employer, on whichever node it opens. */
  @Override
  public Party partyOf(String number, String schemeId, String corridorId, String roleKey) {
    Optional<Scheme> scheme = schemes.ofNumber(number).or(() -> schemes.find(schemeId));
    if (scheme.isEmpty()) {
      return new Party(Groups.CAMUNDA_ADMIN, true);
    }
    return playing(number, scheme.get().id(), corridorId).stream()
        .filter(participation -> participation.role().equals(roleKey))
        .findFirst()
        .map(participation -> new Party(participation.organisationId(), false))
        .orElseGet(() -> new Party(scheme.get().coordinatorGroup(), true));
  }

  @Override
  public boolean coordinates(Collection<String> groupIds, String number) {
    return schemes.ofNumber(number).filter(scheme -> groupIds.contains(scheme.coordinatorGroup())).isPresent();
  }

  /** @return who plays each role in a case or opportunity; roles that nobody plays are left out */
  public Map<String, String> parties(String number, String schemeId, String corridorId) {
    Map<String, String> parties = new LinkedHashMap<>();
    playing(number, schemeId, corridorId).forEach(participation -> parties.putIfAbsent(participation.role(), participation.organisationId()));
    return parties;
  }

  /** @return all participations of a scheme and its corridors, single cases left out */
  public List<Participation> ofScheme(String schemeId) {
    return jdbc.sql("select " + COLUMNS + " from participation where scheme_id = ? and level <> 'CASE' order by role, level")
        .param(schemeId).query(Participation.class).list();
  }

  /** @return whether one of the groups coordinates the scheme, plays a role in it, or may be chosen for one */
  public boolean hasPartIn(Scheme scheme, Collection<String> groupIds) {
    return groupIds.contains(scheme.coordinatorGroup()) || !groupIds.isEmpty() && jdbc.sql("""
        select count(*) from organisation where id in (:groups)
        and (id in (select organisation_id from role_candidate where scheme_id = :scheme)
        or id in (select organisation_id from participation where scheme_id = :scheme and level <> 'CASE'))""")
        .param("groups", groupIds).param("scheme", scheme.id()).query(Integer.class).single() > 0;
  }

  /** @return the organisations that may play a role in a scheme or play it throughout, by name */
  public List<Organisation> candidates(String schemeId, String role) {
    return jdbc.sql("""
        select * from organisation where id in (select organisation_id from role_candidate where scheme_id = :scheme and role = :role)
        or id in (select organisation_id from participation where scheme_id = :scheme and role = :role and level <> 'CASE') order by name""")
        .param("scheme", schemeId).param("role", role).query(Organisation.class).list();
  }

  /** Lets an organisation play a role in a whole scheme. */
  @Transactional
  public void playInScheme(String schemeId, String role, String organisationId) {
    put(Level.SCHEME, schemeId, role, organisationId, schemeId);
  }

  /** Lets an organisation play a role in one corridor, whoever plays it elsewhere in the scheme. */
  @Transactional
  public void playInCorridor(Corridor corridor, String role, String organisationId) {
    put(Level.CORRIDOR, corridor.id(), role, organisationId, corridor.schemeId());
  }

  /** Lets an organisation play a role in one case or opportunity; who played it there before plays it no longer. */
  @Transactional
  public void playInCase(String number, String role, String organisationId) {
    Scheme scheme = schemes.ofNumber(number)
        .orElseThrow(() -> new IllegalArgumentException("No scheme has numbers like %s.".formatted(number)));
    if (candidates(scheme.id(), role).stream().noneMatch(organisation -> organisation.id().equals(organisationId))) {
      throw new IllegalArgumentException("%s may not play the role %s in %s.".formatted(organisationId, role, scheme.name()));
    }
    put(Level.CASE, number, role, organisationId, scheme.id());
  }

  /** Ends the part of whoever plays a role in this one case or opportunity; who plays it in the scheme, if anybody, plays it again. */
  @Transactional
  public void leaveCase(String number, String role) {
    jdbc.sql("delete from participation where place = ? and role = ? and level = ?").params(number, role, Level.CASE.name()).update();
  }

  /** Lets an organisation be chosen for a role, case by case. */
  @Transactional
  public void mayPlay(String schemeId, String role, String organisationId) {
    jdbc.sql("insert into role_candidate (scheme_id, role, organisation_id) values (?, ?, ?)")
        .params(schemeId, role, organisationId).update();
  }

  private List<Participation> playing(String number, String schemeId, String corridorId) {
    return jdbc.sql("""
        select %s from participation where place = :number and level = 'CASE'
        or place = :corridor and level = 'CORRIDOR' or place = :scheme and level = 'SCHEME'""".formatted(COLUMNS))
        .param("number", number).param("corridor", corridorId).param("scheme", schemeId)
        .query(Participation.class).list().stream().sorted(Comparator.comparing(Participation::level)).toList();
  }

  private void put(Level level, String place, String role, String organisationId, String schemeId) {
    OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
    int changed = jdbc.sql("update participation set organisation_id = ?, since = ? where place = ? and role = ? and level = ?")
        .params(organisationId, now, place, role, level.name()).update();
    if (changed == 0) {
      jdbc.sql("insert into participation (level, place, role, organisation_id, scheme_id, since) values (?, ?, ?, ?, ?, ?)")
          .params(level.name(), place, role, organisationId, schemeId, now).update();
    }
  }
}
