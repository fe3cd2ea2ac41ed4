package eu.passerelle.stakeholder;

import eu.passerelle.database.RecordRow;
import eu.passerelle.engine.PartyDirectory;
import eu.passerelle.scheme.Corridor;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.stakeholder.Participation.Level;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.authorization.Groups;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who plays which role where: for a scheme, overridden for a corridor, overridden for one case. Where none of them says, the country packs do.
 */
@Service
public class Participations implements PartyDirectory {

  private static final String COLUMNS = "level, place, role, organisation_id, scheme_id, since";

  private final JdbcClient jdbc;
  private final Schemes schemes;
  private final PartyHistory history;
  private final Roles roles;
  private final Authorities authorities;

  Participations(JdbcClient jdbc, Schemes schemes, PartyHistory history, Roles roles, Authorities authorities) {
    this.jdbc = jdbc;
    this.schemes = schemes;
    this.history = history;
    this.roles = roles;
    this.authorities = authorities;
  }

  /** One statement, never cached: a step must not go to yesterday's employer, on whichever node it opens. */
  @Override
  public Party partyOf(String number, String schemeId, String corridorId, String roleKey) {
    if (Roles.COORDINATOR.equals(roleKey)) {
      return coordinators(number, schemeId);
    }
    Optional<Scheme> scheme = schemes.ofNumber(number).or(() -> schemes.find(schemeId));
    if (scheme.isEmpty()) {
      return new Party(Groups.CAMUNDA_ADMIN, true);
    }
    return playing(number, scheme.get().id(), corridorId).stream()
        .filter(participation -> participation.role().equals(roleKey))
        .findFirst().map(Participation::organisationId)
        .or(() -> authorities.of(roleKey, scheme.get().id(), corridorId))
        .map(organisation -> new Party(organisation, false))
        .orElseGet(() -> new Party(scheme.get().coordinatorGroup(), true));
  }

  /** The scheme counts before the number: coordinators of other schemes have a say in what these share. */
  private Party coordinators(String number, String schemeId) {
    return schemes.find(schemeId).or(() -> schemes.ofNumber(number)).map(scheme -> new Party(scheme.coordinatorGroup(), false))
        .orElseGet(() -> new Party(Groups.CAMUNDA_ADMIN, true));
  }

  @Override
  public boolean coordinates(Collection<String> groupIds, String number) {
    return schemes.ofNumber(number).filter(scheme -> groupIds.contains(scheme.coordinatorGroup())).isPresent();
  }

  /** @return who plays each role in a case or opportunity; roles that nobody plays are left out */
  public Map<String, String> parties(String number, String schemeId, String corridorId) {
    Map<String, String> parties = new LinkedHashMap<>();
    playing(number, schemeId, corridorId)
        .forEach(participation -> parties.putIfAbsent(participation.role(), participation.organisationId()));
    return withAuthorities(parties, schemeId, corridorId);
  }

  /** @return as {@link #parties}, for a moment that may be over */
  public Map<String, String> partiesAt(Instant moment, String number, String schemeId, String corridorId) {
    return withAuthorities(history.partiesAt(moment, playing(number, schemeId, corridorId), List.of(number, corridorId, schemeId)),
        schemeId, corridorId);
  }

  private Map<String, String> withAuthorities(Map<String, String> named, String schemeId, String corridorId) {
    Map<String, String> parties = new LinkedHashMap<>(named);
    roles.list().stream().map(Role::key).filter(role -> !parties.containsKey(role))
        .forEach(role -> authorities.of(role, schemeId, corridorId).ifPresent(organisation -> parties.put(role, organisation)));
    return parties;
  }

  /** @return when another organisation came to play a role in the case or opportunity, oldest first, wherever that was decided */
  public List<PartyChange> changes(String number, String schemeId, String corridorId) {
    return history.changes(playing(number, schemeId, corridorId), List.of(number, corridorId, schemeId));
  }

  /** @return all participations of a scheme and its corridors, single cases left out */
  public List<Participation> ofScheme(String schemeId) {
    return jdbc.sql("select " + COLUMNS + " from participation where scheme_id = ? and level <> 'CASE' order by role, level")
        .param(schemeId).query(RecordRow.of(Participation.class)).list();
  }

  /** @return whether one of the groups coordinates the scheme, plays a role in it, or may be chosen for one */
  public boolean hasPartIn(Scheme scheme, Collection<String> groupIds) {
    return groupIds.contains(scheme.coordinatorGroup())
        || !groupIds.isEmpty() && (isNamedIn(scheme, groupIds) || isAuthorityIn(scheme, groupIds));
  }

  private boolean isAuthorityIn(Scheme scheme, Collection<String> groupIds) {
    return schemes.corridors(scheme.id()).stream().anyMatch(corridor -> parties(null, scheme.id(), corridor.id()).values().stream()
        .anyMatch(groupIds::contains));
  }

  /** @return the corridors and roles for which the country packs name one of the groups, whoever is named there by somebody else */
  public List<Standing> standing(Collection<String> groupIds) {
    return groupIds.isEmpty() ? List.of() : schemes.corridors().stream()
        .flatMap(corridor -> roles.list().stream().map(Role::key)
            .filter(role -> authorities.of(role, corridor.schemeId(), corridor.id()).filter(groupIds::contains).isPresent())
            .map(role -> new Standing(corridor.id(), role)))
        .toList();
  }

  /** A role that an organisation plays in a corridor because its country says so. */
  public record Standing(String corridorId, String role) {}

  private boolean isNamedIn(Scheme scheme, Collection<String> groupIds) {
    return jdbc.sql("""
        select count(*) from organisation where id in (:groups)
        and (id in (select organisation_id from role_candidate where scheme_id = :scheme)
        or id in (select organisation_id from participation where scheme_id = :scheme and level <> 'CASE'))""")
        .param("groups", groupIds).param("scheme", scheme.id()).query(Integer.class).single() > 0;
  }

  /** @return the organisations that may play a role in a scheme or play it throughout, by name */
  public List<Organisation> candidates(String schemeId, String role) {
    return jdbc.sql("""
        select * from organisation where id in (select organisation_id from role_candidate where scheme_id = :scheme and role = :role)
        or id in (select organisation_id from participation where scheme_id = :scheme and role = :role and level <> 'CASE')
        order by lower(name), name""")
        .param("scheme", schemeId).param("role", role).query(RecordRow.of(Organisation.class)).list();
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
    Scheme scheme = schemeOf(number);
    requireCandidate(scheme, role, organisationId);
    put(Level.CASE, number, role, organisationId, scheme.id());
  }

  /** Ends the part of whoever plays a role in this one case or opportunity; who plays it in the scheme, if anybody, plays it again. */
  @Transactional
  public void leaveCase(String number, String role) {
    at(Level.CASE, number, role).ifPresent(before -> change(Level.CASE, number, role, before, null, schemeOf(number).id()));
  }

  /**
   * Names the party of one case or opportunity, for a person who has seen who it was.
   *
   * @param before whom the person has seen named for this one case; null for nobody
   * @param after null to name nobody, so that the scheme decides again
   * @throws PartChangedMeanwhile when somebody else was faster
   */
  @Transactional
  public void nameInCase(String number, String role, String before, String after) {
    Scheme scheme = schemeOf(number);
    if (after != null) {
      requireCandidate(scheme, role, after);
    }
    change(Level.CASE, number, role, before, after, scheme.id());
  }

  /** @return whom somebody has named for this one case or opportunity, whoever plays the role elsewhere */
  public Optional<String> namedInCase(String number, String role) {
    return at(Level.CASE, number, role);
  }

  /** As {@link #nameInCase}, for a whole scheme. */
  @Transactional
  void nameInScheme(Scheme scheme, String role, String before, String after) {
    change(Level.SCHEME, scheme.id(), role, before, after, scheme.id());
  }

  /** As {@link #nameInCase}, for a corridor. */
  @Transactional
  void nameInCorridor(Corridor corridor, String role, String before, String after) {
    change(Level.CORRIDOR, corridor.id(), role, before, after, corridor.schemeId());
  }

  /** @return the ids of the organisations that may be chosen for a role case by case, whoever plays it throughout */
  List<String> mayPlay(String schemeId, String role) {
    return jdbc.sql("select organisation_id from role_candidate where scheme_id = ? and role = ? order by organisation_id")
        .params(schemeId, role).query(String.class).list();
  }

  /** An organisation is chosen for a role no more; cases in which it plays the role keep it. */
  @Transactional
  void mayNotPlay(String schemeId, String role, String organisationId) {
    jdbc.sql("delete from role_candidate where scheme_id = ? and role = ? and organisation_id = ?")
        .params(schemeId, role, organisationId).update();
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
        .query(RecordRow.of(Participation.class)).list().stream().sorted(Comparator.comparing(Participation::level)).toList();
  }

  private Scheme schemeOf(String number) {
    return schemes.ofNumber(number).orElseThrow(() -> new IllegalArgumentException("No scheme has numbers like %s.".formatted(number)));
  }

  private void requireCandidate(Scheme scheme, String role, String organisationId) {
    if (candidates(scheme.id(), role).stream().noneMatch(organisation -> organisation.id().equals(organisationId))) {
      throw new IllegalArgumentException("%s may not play the role %s in %s.".formatted(organisationId, role, scheme.name()));
    }
  }

  private void put(Level level, String place, String role, String organisationId, String schemeId) {
    change(level, place, role, at(level, place, role).orElse(null), organisationId, schemeId);
  }

  private Optional<String> at(Level level, String place, String role) {
    return jdbc.sql("select organisation_id from participation where place = ? and role = ? and level = ?")
        .params(place, role, level.name()).query(String.class).optional();
  }

  /** Of two who change the same at once, the second finds nothing that is as it has seen it. */
  private void change(Level level, String place, String role, String before, String after, String schemeId) {
    if (Objects.equals(before, after)) {
      if (!Objects.equals(before, at(level, place, role).orElse(null))) {
        throw new PartChangedMeanwhile(place, role);
      }
      return;
    }
    OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
    if (write(level, place, role, before, after, schemeId, now) == 0) {
      throw new PartChangedMeanwhile(place, role);
    }
    history.write(level, place, role, before, after, schemeId, now);
  }

  private int write(Level level, String place, String role, String before, String after, String schemeId, OffsetDateTime now) {
    if (before == null) {
      return insert(level, place, role, after, schemeId, now);
    }
    if (after == null) {
      return jdbc.sql("delete from participation where place = ? and role = ? and level = ? and organisation_id = ?")
          .params(place, role, level.name(), before).update();
    }
    return jdbc
        .sql("update participation set organisation_id = ?, since = ? where place = ? and role = ? and level = ? and organisation_id = ?")
        .params(after, now, place, role, level.name(), before).update();
  }

  private int insert(Level level, String place, String role, String after, String schemeId, OffsetDateTime now) {
    try {
      return jdbc.sql("insert into participation (level, place, role, organisation_id, scheme_id, since) values (?, ?, ?, ?, ?, ?)")
          .params(level.name(), place, role, after, schemeId, now).update();
    } catch (DuplicateKeyException somebodyWasFaster) {
      return 0;
    }
  }
}
