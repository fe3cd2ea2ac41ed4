package eu.passerelle.stakeholder;

import eu.passerelle.database.RecordRow;
import eu.passerelle.engine.access.EngineRights;
import eu.passerelle.engine.access.SignedIn;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.stakeholder.Organisations.Member;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets coordinators decide who works for the organisations of their schemes, and administrators for all. Acts for the person that the engine
 * knows as signed in.
 */
@Service
public class Staffing {

  private final Organisations organisations;
  private final Schemes schemes;
  private final JdbcClient jdbc;
  private final IdentityService identity;
  private final EngineRights rights;
  private final SignedIn signedIn;

  Staffing(Organisations organisations, Schemes schemes, JdbcClient jdbc, IdentityService identity, EngineRights rights,
      SignedIn signedIn) {
    this.organisations = organisations;
    this.schemes = schemes;
    this.jdbc = jdbc;
    this.identity = identity;
    this.rights = rights;
    this.signedIn = signedIn;
  }

  /** @return whether the signed-in person decides about anybody */
  public boolean isAllowed() {
    return !schemes().isEmpty() || signedIn.isAdministrator();
  }

  /** @return the schemes in which the signed-in person decides, by name */
  List<Scheme> schemes() {
    return signedIn.isAdministrator() ? schemes.list() : ownSchemes();
  }

  /** @return the organisations whose people the signed-in person decides about, by name */
  List<Organisation> organisations() {
    if (signedIn.isAdministrator()) {
      return organisations.list();
    }
    var ids = ownSchemes().stream().map(Scheme::id).toList();
    return ids.isEmpty() ? List.of() : jdbc.sql("""
        select * from organisation where id in (select organisation_id from participation where scheme_id in (:ids))
        or id in (select organisation_id from role_candidate where scheme_id in (:ids)) order by lower(name), name""")
        .param("ids", ids).query(RecordRow.of(Organisation.class)).list();
  }

  /** @return the organisation, if the signed-in person decides about its people */
  Optional<Organisation> organisation(String id) {
    return organisations().stream().filter(organisation -> organisation.id().equals(id)).findFirst();
  }

  /** @return who works for the organisation, by first name */
  List<Member> people(Organisation organisation) {
    return rights.asHouse(() -> organisations.people(organisation.id()));
  }

  /** Lets somebody who has an account work for an organisation. */
  @Transactional
  public void join(Organisation organisation, String userId) {
    rights.asHouse(() -> {
      if (identity.createUserQuery().userId(userId).count() == 0) {
        throw new StaffingRefused("people.refused.unknown", userId);
      }
      if (identity.createUserQuery().userId(userId).memberOfGroup(organisation.id()).count() > 0) {
        throw new StaffingRefused("people.refused.already", userId, organisation.name());
      }
      identity.createMembership(userId, organisation.id());
    });
  }

  /** Gives somebody an account and lets the person work for an organisation. */
  @Transactional
  public void hire(Organisation organisation, Member person, String password) {
    rights.asHouse(() -> {
      if (!identity.checkPasswordAgainstPolicy(password, person.applyTo(identity.newUser(person.id()))).isValid()) {
        throw new StaffingRefused("people.refused.password");
      }
      if (identity.createUserQuery().userId(person.id()).count() > 0) {
        throw new StaffingRefused("people.refused.taken", person.id());
      }
      try {
        organisations.add(organisation.id(), person, password);
      } catch (BadUserRequestException refused) {
        throw new StaffingRefused("people.refused.name", refused.getMessage());
      }
    });
  }

  /** Ends somebody's work for an organisation; the engine room gives the tasks that the person had taken there back to the colleagues. */
  @Transactional
  public void leave(Organisation organisation, String userId) {
    rights.asHouse(() -> identity.deleteMembership(userId, organisation.id()));
  }

  private List<Scheme> ownSchemes() {
    return schemes.coordinatedBy(signedIn.groupIds());
  }
}
