package eu.passerelle.tryout;

import eu.passerelle.engine.reading.OpenWork;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which way each case goes: at the steps of a changed flow the usual one first, then every other one once, and the usual one again; at all
 * other steps the usual one, but for one turn per case, taken as near to the changed flow as there is one that none has taken.
 */
final class Ways {

  /** A way that no case comes to any more is not looked for over and over. */
  private static final int TRIES = 2;
  private static final int FAR = Integer.MAX_VALUE;
  /** Of a flow that calls a changed one: see {@link Calls#distancesFrom}. */
  private static final int A_CALL_AWAY = 2;

  private final Set<String> changed;
  private final boolean everyOther;
  private final Map<String, Integer> distances;
  private final Set<String> visited = new HashSet<>();
  private final Map<String, Way> known = new LinkedHashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final Map<String, Integer> tried = new HashMap<>();
  /** The turn of this case, until it is taken. */
  private String turn;
  /** The turn that this case has taken. */
  private String way;
  private boolean onTheWay;
  /** The turn that led to a changed flow where the usual way does not. */
  private String route;

  Ways(Set<String> changed, Calls calls) {
    this(changed, calls, true);
  }

  private Ways(Set<String> changed, Calls calls, boolean everyOther) {
    this.changed = changed;
    this.everyOther = everyOther;
    distances = calls.distancesFrom(changed);
  }

  /** Nothing but one turn per case, near to this flow. */
  static Ways near(String flow, Calls calls) {
    return new Ways(Set.of(flow), calls, false);
  }

  /**
   * @param astray whether the next case takes a turn
   * @param flows that the case may come to
   * @return whether there is a turn that none has taken
   */
  boolean nextCase(boolean astray, Set<String> flows) {
    way = null;
    List<Way> untaken = known.values().stream().filter(one -> flows.contains(one.flow()) && !taken.contains(one.key())).toList();
    boolean within = route != null && !onTheWay && untaken.stream().anyMatch(one -> changed.contains(one.flow()));
    Optional<String> next = within ? Optional.of(route) : untaken.stream().filter(one -> tried.getOrDefault(one.key(), 0) < TRIES)
        .min(Comparator.<Way>comparingInt(one -> distances.getOrDefault(one.flow(), FAR)).thenComparing(Way::isBeginning))
        .map(Way::key);
    turn = astray ? next.orElse(null) : null;
    tried.merge(String.valueOf(turn), 1, Integer::sum);
    return next.isPresent();
  }

  /**
   * @param flow the main process
   * @param others how else the journey may begin; tried where the main process itself calls what is changed
   * @return nothing for the usual way
   */
  Optional<Way> atBeginning(String flow, List<Way> others) {
    if (distances.getOrDefault(flow, FAR) <= A_CALL_AWAY) {
      others.forEach(one -> known.putIfAbsent(one.key(), one));
    }
    Optional<Way> chosen = others.stream().filter(one -> one.key().equals(turn)).findFirst();
    chosen.map(Way::key).ifPresent(this::take);
    return chosen;
  }

  private void take(String key) {
    way = key;
    turn = null;
    taken.add(key);
  }

  /** @param others what else may be done there than the usual */
  Way at(OpenWork work, List<Way> others) {
    Map<String, Way> open = others.stream().collect(Collectors.toMap(Way::key, one -> one, (one, other) -> one, LinkedHashMap::new));
    open.forEach(known::putIfAbsent);
    boolean first = visited.add(work.flow() + " " + work.step());
    if (changed.contains(work.flow())) {
      onTheWay |= way == null;
      route = route == null ? way : route;
    }
    if (open.containsKey(turn)) {
      take(turn);
      return open.get(way);
    }
    Optional<Way> untried = !everyOther || first || !changed.contains(work.flow()) ? Optional.empty()
        : others.stream().filter(one -> changed.contains(one.flow()) && taken.add(one.key())).findFirst();
    return untried.orElseGet(() -> Way.usual(work));
  }
}
