package eu.passerelle.tryout.replay;

import eu.passerelle.engine.replay.Recording;
import eu.passerelle.engine.replay.Recording.Visit;
import eu.passerelle.tryout.replay.Replay.Lived;
import eu.passerelle.tryout.TryOutResult.OtherWay;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * Holds the way that an instance went beside the one that it goes now. It is the same way when it passed the same steps equally often, of those
 * that both versions have, came to the same ends, and hands the same values to its callers. The order of steps does not count: what the proposal
 * puts in another order is told by the change report, once. Neither does a step count that only one of the versions has.
 */
final class Courses {

  private static final String PART = "subProcess";
  private static final String ERROR_END = "errorEndEvent";
  private static final Set<String> ENDS =
      Set.of("noneEndEvent", ERROR_END, "terminateEndEvent", "messageEndEvent", "escalationEndEvent",
          "signalEndEvent", "compensationEndEvent", "cancelEndEvent");
  private static final String STOPPED = "Ended from outside";

  private final Chart before;
  private final Chart after;
  private final Set<String> handedOut;
  private final Set<String> common;

  /** @param handedOut names of what callers take back */
  Courses(Chart before, Chart after, Set<String> handedOut) {
    this.before = before;
    this.after = after;
    this.handedOut = handedOut;
    common = new HashSet<>(before.steps());
    common.retainAll(after.steps());
  }

  /** @return in what it differs; empty when it goes the way that it went */
  Optional<OtherWay> compare(Recording recording, Lived lived) {
    boolean byError = recording.stopped() && recording.visits().stream().anyMatch(Courses::isErrorEnd);
    List<Visit> then = passed(recording.visits(), byError);
    List<Visit> now = passed(lived.look().visits(), byError);
    Visit lost = firstBeyond(then, now);
    Visit found = firstBeyond(now, then);
    String endThen = end(recording.visits(), before, recording.stopped() && !byError);
    String endNow = end(lived.look().visits(), after, recording.stopped() && !lived.look().ended());
    List<String> differ = handedOut.stream().filter(name -> !same(recording.left().get(name), lived.left().get(name))).sorted().toList();
    if (lost == null && found == null && endThen.equals(endNow) && differ.isEmpty()) {
      return Optional.empty();
    }
    String parted = found != null ? lastBefore(found, lived.look().visits(), after, endThen)
        : lastBefore(lost, recording.visits(), before, endThen);
    return Optional.of(new OtherWay(Objects.requireNonNullElse(recording.number(), ""), recording.process(), parted, name(lost, before),
        name(found, after), endThen, endNow, differ));
  }

  /** @return the steps it passed that only the proposal has */
  Set<String> newSteps(Lived lived) {
    Set<String> fresh = after.without(before);
    return lived.look().visits().stream().map(Visit::element).filter(fresh::contains).map(step -> after.name(step).orElse(step))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** @param byError whether its own error has ended it in its caller, which breaks off the parts around that error; without a caller none is */
  private List<Visit> passed(List<Visit> visits, boolean byError) {
    return visits.stream().filter(visit -> common.contains(visit.element()) && (visit.isDone() || isEnd(visit)))
        .filter(visit -> !byError || !PART.equals(visit.type())).toList();
  }

  private static boolean isErrorEnd(Visit visit) {
    return ERROR_END.equals(visit.type());
  }

  private static boolean isEnd(Visit visit) {
    return ENDS.contains(visit.type());
  }

  /** @return the first visit that the others do not have, one with a name if there is one */
  private Visit firstBeyond(List<Visit> visits, List<Visit> others) {
    Map<String, Integer> open = new HashMap<>();
    others.forEach(visit -> open.merge(visit.element(), 1, Integer::sum));
    List<Visit> beyond = new ArrayList<>();
    for (Visit visit : visits) {
      if (open.merge(visit.element(), -1, Integer::sum) < 0) {
        beyond.add(visit);
      }
    }
    return beyond.stream().filter(visit -> after.name(visit.element()).isPresent()).findFirst()
        .orElse(beyond.isEmpty() ? null : beyond.get(0));
  }

  /** @return the step with a name from which it came there; the end when it came everywhere as it did then */
  private String lastBefore(Visit visit, List<Visit> visits, Chart chart, String end) {
    if (visit == null) {
      return end;
    }
    String step = visit.element();
    for (int i = visits.indexOf(visit) - 1; i >= 0; i--) {
      String earlier = visits.get(i).element();
      if (chart.leads(earlier, step, common)) {
        if (chart.name(earlier).isPresent()) {
          return chart.name(earlier).get();
        }
        step = earlier;
      }
    }
    return null;
  }

  private static String name(Visit visit, Chart chart) {
    return visit == null ? null : chart.name(visit.element()).orElse(visit.element());
  }

  /** The ends of the process itself, or of its parts when none of its own was reached. */
  private static String end(List<Visit> visits, Chart chart, boolean stopped) {
    List<Visit> all = visits.stream().filter(Courses::isEnd).toList();
    List<Visit> own = all.stream().filter(visit -> chart.isEnd(visit.element())).toList();
    return own.isEmpty() && stopped ? STOPPED
        : (own.isEmpty() ? all : own).stream().map(visit -> name(visit, chart)).distinct().sorted().collect(Collectors.joining(", "));
  }

  private static boolean same(Object one, Object other) {
    return Objects.equals(plain(one), plain(other));
  }

  private static Object plain(Object value) {
    Object plain = value instanceof SerializableValue serialized ? serialized.getValueSerialized()
        : value instanceof TypedValue typed ? typed.getValue() : value;
    return plain instanceof Number number ? new BigDecimal(number.toString()).stripTrailingZeros() : plain;
  }
}
