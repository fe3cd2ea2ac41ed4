package eu.passerelle.stakeholder;

import eu.passerelle.database.RecordRow;
import eu.passerelle.engine.access.EngineRights;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Organisations and their people. Membership in the engine's group is the only truth about who works for whom. */
@Service
public class Organisations {

  /** Type of the engine groups that are organisations. */
  public static final String GROUP_TYPE = "ORGANISATION";

  private final JdbcClient jdbc;
  private final IdentityService identity;
  private final EngineRights rights;

  Organisations(JdbcClient jdbc, IdentityService identity, EngineRights rights) {
    this.jdbc = jdbc;
    this.identity = identity;
    this.rights = rights;
  }

  /** @return all organisations by name */
  public List<Organisation> list() {
    return jdbc.sql("select * from organisation order by lower(name), name").query(RecordRow.of(Organisation.class)).list();
  }

  /** @return the organisation with this id */
  public Optional<Organisation> find(String id) {
    return jdbc.sql("select * from organisation where id = ?").param(id).query(RecordRow.of(Organisation.class)).optional();
  }

  /** @return the organisations that this person works for, by name */
  public List<Organisation> of(String userId) {
    List<String> groups =
        identity.createGroupQuery().groupMember(userId).groupType(GROUP_TYPE).unlimitedList().stream().map(Group::getId).toList();
    return groups.isEmpty() ? List.of()
        : jdbc.sql("select * from organisation where id in (:groups) order by lower(name), name").param("groups", groups)
            .query(RecordRow.of(Organisation.class)).list();
  }

  /** @return the people of an organisation, by first name */
  public List<Member> people(String organisationId) {
    return identity.createUserQuery().memberOfGroup(organisationId).orderByUserFirstName().asc().unlimitedList().stream().map(Member::of)
        .toList();
  }

  /** @return the person, if one of that group of the engine */
  public Optional<Member> person(String userId, String groupId) {
    return Optional.ofNullable(identity.createUserQuery().userId(userId).memberOfGroup(groupId).singleResult()).map(Member::of);
  }

  /** @return the person with this user id */
  public Optional<Member> person(String userId) {
    return Optional.ofNullable(identity.createUserQuery().userId(userId).singleResult()).map(Member::of);
  }

  /** @return what the person is called; the user id of one who is gone */
  public String nameOf(String userId) {
    return person(userId).map(Member::name).orElse(userId);
  }

  /** @return as {@link #nameOf}, told also to a reader who may not look people up; null for nobody, which stands for the house itself */
  public String nameAsHouse(String userId) {
    return userId == null ? null : rights.asHouse(() -> nameOf(userId));
  }

  /** Founds an organisation, and its group in the engine with it. */
  @Transactional
  public void add(Organisation organisation) {
    jdbc.sql("insert into organisation (id, name, country, kind) values (:id, :name, :country, :kind)").paramSource(organisation).update();
    Group group = identity.newGroup(organisation.id());
    group.setName(organisation.name());
    group.setType(GROUP_TYPE);
    identity.saveGroup(group);
  }

  /** Lets a person sign in and work for an organisation. */
  @Transactional
  public void add(String organisationId, Member person, String password) {
    User user = person.applyTo(identity.newUser(person.id()));
    user.setPassword(password);
    identity.saveUser(user);
    identity.createMembership(person.id(), organisationId);
  }

  /** A person who signs in. */
  public record Member(String id, String firstName, String lastName, String email) {

    /** @return first and last name */
    public String name() {
      return (firstName + " " + lastName).strip();
    }

    User applyTo(User user) {
      user.setFirstName(firstName);
      user.setLastName(lastName);
      user.setEmail(email);
      return user;
    }

    /** @return the person behind an account */
    public static Member of(User user) {
      return new Member(user.getId(), user.getFirstName(), user.getLastName(), user.getEmail());
    }
  }
}
