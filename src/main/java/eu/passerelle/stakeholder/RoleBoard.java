package eu.passerelle.stakeholder;

import eu.passerelle.scheme.Corridor;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.stakeholder.Participation.Level;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets those who decide about people decide who plays which role in a scheme and its corridors; open tasks follow. */
@Service
class RoleBoard {

  private final Staffing staffing;
  private final Schemes schemes;
  private final Roles roles;
  private final Organisations organisations;
  private final Participations participations;
  private final DrawnRoles drawn;
  private final PartyFollowing following;
  private final PartyHistory history;
  private final Authorities authorities;

  RoleBoard(Staffing staffing, Schemes schemes, Roles roles, Organisations organisations, Participations participations, DrawnRoles drawn,
      PartyFollowing following, PartyHistory history, Authorities authorities) {
    this.staffing = staffing;
    this.schemes = schemes;
    this.roles = roles;
    this.organisations = organisations;
    this.participations = participations;
    this.drawn = drawn;
    this.following = following;
    this.history = history;
    this.authorities = authorities;
  }

  /** @return the scheme, if the signed-in person decides there */
  Optional<Scheme> scheme(String id) {
    return staffing.schemes().stream().filter(scheme -> scheme.id().equals(id)).findFirst();
  }

  /** @return all roles of the catalogue, in its order */
  List<Line> lines(Scheme scheme) {
    Map<Corridor, Set<String>> needed = drawn.of(scheme);
    Map<String, Organisation> known = known();
    List<Participation> all = participations.ofScheme(scheme.id());
    List<Corridor> corridors = schemes.corridors(scheme.id());
    return roles.list().stream().map(role -> line(scheme, role, needed, all, corridors, known)).toList();
  }

  /** @return the line of one role */
  Optional<Line> line(Scheme scheme, String roleKey) {
    return lines(scheme).stream().filter(line -> line.role.key().equals(roleKey)).findFirst();
  }

  /** @return whom the signed-in person may name: who takes part in one of the schemes already; for administrators, everybody */
  List<Organisation> choices() {
    return staffing.organisations();
  }

  /** @return what was decided about a role lately, newest first */
  List<Change> changes(Scheme scheme, String role) {
    Map<String, Organisation> known = known();
    Map<String, Corridor> corridors = schemes.corridors(scheme.id()).stream().collect(Collectors.toMap(Corridor::id, Function.identity()));
    return history.decisions(scheme.id(), role).stream().map(decision -> new Change(
        decision.level() == Level.CORRIDOR ? corridors.get(decision.place()) : null, known.get(decision.before()),
        known.get(decision.after()),
        decision.at().toInstant(), organisations.nameAsHouse(decision.by()))).toList();
  }

  /** Names who plays a role throughout a scheme; {@code before} is who the person has seen there, null stands for nobody. */
  void name(Scheme scheme, String role, String before, String after) {
    participations.nameInScheme(scheme, role, before, after);
    following.wake();
  }

  /** As {@link #name(Scheme, String, String, String)}, for one corridor. */
  void name(Corridor corridor, String role, String before, String after) {
    participations.nameInCorridor(corridor, role, before, after);
    following.wake();
  }

  /** Says who may be chosen for a role case by case; only what the person has changed is changed. */
  @Transactional
  public void letPlay(Scheme scheme, String role, Set<String> before, Set<String> after) {
    List<String> present = participations.mayPlay(scheme.id(), role);
    minus(after, before).stream().filter(id -> !present.contains(id)).forEach(id -> participations.mayPlay(scheme.id(), role, id));
    minus(before, after).forEach(id -> participations.mayNotPlay(scheme.id(), role, id));
  }

  private Line line(Scheme scheme, Role role, Map<Corridor, Set<String>> needed, List<Participation> all, List<Corridor> corridors,
      Map<String, Organisation> known) {
    Map<String, Organisation> byPlace = new HashMap<>();
    all.stream().filter(part -> part.role().equals(role.key()))
        .forEach(part -> byPlace.put(part.level() + part.place(), known.get(part.organisationId())));
    Map<Corridor, Organisation> elsewhere = new LinkedHashMap<>();
    corridors.forEach(corridor -> elsewhere.put(corridor, byPlace.get(Level.CORRIDOR + corridor.id())));
    Map<Corridor, Organisation> packs = new LinkedHashMap<>();
    corridors.forEach(corridor -> authorities.of(role.key(), scheme.id(), corridor.id()).map(known::get)
        .ifPresent(organisation -> packs.put(corridor, organisation)));
    List<Organisation> many = participations.mayPlay(scheme.id(), role.key()).stream().map(known::get).toList();
    List<Corridor> where = corridors.stream().filter(corridor -> needed.getOrDefault(corridor, Set.of()).contains(role.key())).toList();
    return new Line(role, where, byPlace.get(Level.SCHEME + scheme.id()), elsewhere, packs, many);
  }

  private Map<String, Organisation> known() {
    return organisations.list().stream().collect(Collectors.toMap(Organisation::id, Function.identity()));
  }

  private static Set<String> minus(Set<String> one, Set<String> other) {
    Set<String> rest = new TreeSet<>(one);
    rest.removeAll(other);
    return rest;
  }

  /**
   * A role in a scheme.
   *
   * @param where the corridors in which the scheme's diagrams have work for it
   * @param player who plays it throughout; may be null
   * @param corridors who plays it in each corridor instead; the value is null where nobody else does
   * @param packs who plays it in a corridor where nobody is named, by the packs of its countries
   * @param mayPlay who may be chosen case by case
   */
  record Line(Role role, List<Corridor> where, Organisation player, Map<Corridor, Organisation> corridors,
      Map<Corridor, Organisation> packs, List<Organisation> mayPlay) {

    /** @return whether its work goes to the coordinators, at least in one corridor, and no case can name anybody */
    public boolean unplayed() {
      return player == null && mayPlay.isEmpty()
          && where.stream().anyMatch(corridor -> corridors.get(corridor) == null && !packs.containsKey(corridor));
    }

    /** @return whether the scheme's diagrams have work for it */
    public boolean needed() {
      return !where.isEmpty();
    }

    /** @return who plays it by a country pack, where neither the scheme nor the corridor names anybody */
    public Map<Corridor, Organisation> byPack() {
      Map<Corridor, Organisation> there = new LinkedHashMap<>(packs);
      there.keySet().removeIf(corridor -> player != null || corridors.get(corridor) != null);
      return there;
    }

    /** @return whether a corridor has a player of its own */
    public boolean elsewhere() {
      return corridors.values().stream().anyMatch(Objects::nonNull);
    }

    /** @return whether anybody plays it or may */
    public boolean taken() {
      return player != null || !mayPlay.isEmpty() || elsewhere();
    }
  }

  /**
   * Somebody named somebody else.
   *
   * @param corridor null for the whole scheme
   * @param by name of the person; null when the scheme was set up that way
   */
  record Change(Corridor corridor, Organisation before, Organisation after, Instant at, String by) {}
}
