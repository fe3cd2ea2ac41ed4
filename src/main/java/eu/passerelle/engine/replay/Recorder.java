package eu.passerelle.engine.replay;

import eu.passerelle.engine.CaseVariables;
import eu.passerelle.engine.replay.HistoryRow.Write;
import eu.passerelle.engine.replay.Recording.Happening;
import eu.passerelle.engine.replay.Recording.Kind;
import eu.passerelle.engine.replay.Recording.Place;
import eu.passerelle.engine.replay.Recording.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tells of one instance what came from outside. Everything else that it wrote down the diagram made itself, and makes anew when it is replayed:
 * what tables answered, what mappings moved, what counts the turns of a loop.
 */
final class Recorder {

  private static final String BODY = "multiInstanceBody";
  private static final Set<String> COUNTS = Set.of("loopCounter", "nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances");
  private static final Set<String> STOPPED = Set.of("EXTERNALLY_TERMINATED", "INTERNALLY_TERMINATED");

  /** How long after a cause its effect may be written down within one transaction. */
  private static final Duration A_MOMENT = Duration.ofSeconds(2);

  private final String instanceId;
  private final String number;
  private final String process;
  private final String definitionId;
  private final String state;
  private final RecordedFlow flow;
  private final List<Stay> stays = new ArrayList<>();
  private final List<Write> writes = new ArrayList<>();
  private final Map<String, Object> left = new TreeMap<>();
  private final Map<String, Map<String, Object>> called = new HashMap<>();
  private final Map<String, List<Throw>> thrown = new HashMap<>();

  private final Map<String, Stay> byId = new HashMap<>();
  private final Map<String, Place> places = new HashMap<>();
  private final Map<String, Object> begun = new LinkedHashMap<>();
  private final Map<String, Map<String, Object>> given = new HashMap<>();
  private final Map<String, Set<String>> kept = new HashMap<>();
  private final Map<String, Set<String>> wholes = new HashMap<>();
  private final Set<String> mapped = new HashSet<>();
  private final List<Dated> dated = new ArrayList<>();

  Recorder(String instanceId, String number, String process, String definitionId, String state, RecordedFlow flow) {
    this.instanceId = instanceId;
    this.number = number;
    this.process = process;
    this.definitionId = definitionId;
    this.state = state;
    this.flow = flow;
  }

  String instanceId() {
    return instanceId;
  }

  void stayed(Stay stay) {
    stays.add(stay);
  }

  void wrote(Write write) {
    writes.add(write);
  }

  void left(String name, Object value) {
    left.put(name, value);
  }

  void called(String instance, Map<String, Object> values) {
    called.put(instance, values);
  }

  void threw(String instance, boolean error, String code, Instant at) {
    thrown.computeIfAbsent(instance, id -> new ArrayList<>()).add(new Throw(error, code, at));
  }

  Recording recording() {
    stays.sort(Comparator.comparing(Stay::start).thenComparing(Stay::order));
    writes.sort(Comparator.comparing(Write::at).thenComparing(Write::order));
    Map<String, Integer> turns = new HashMap<>();
    for (Stay stay : stays) {
      byId.put(stay.id, stay);
      places.put(stay.id, new Place(stay.element, turns.merge(stay.element, 1, Integer::sum) - 1));
    }
    writes.forEach(this::sort);
    stays.forEach(this::happened);
    dated.sort(Comparator.comparing(Dated::at).thenComparing(Dated::rank).thenComparing(Dated::order));
    return new Recording(instanceId, number, process, definitionId, begun, stays.stream().map(this::visit).toList(),
        dated.stream().map(Dated::what).toList(), left, STOPPED.contains(state));
  }

  private Visit visit(Stay stay) {
    return new Visit(places.get(stay.id), stay.name, stay.type, stay.cancelled, stay.start, stay.end);
  }

  /** Finds out who wrote it. */
  private void sort(Write write) {
    Stay stay = byId.get(write.visit());
    if (write.execution().equals(instanceId) && (stays.size() < 2 || write.order() < stays.get(1).order)) {
      begun.put(write.name(), write.value());
    } else if (!COUNTS.contains(write.name())) {
      boolean body = stay != null && BODY.equals(stay.type);
      if (stay == null || flow.is(stay.element, "bpmn:subProcess")) {
        inScope(write, stay);
      } else if (body && write.execution().equals(instanceId)) {
        // the engine takes the whole for the part while a step is there for several
        inScope(write, null);
      } else if (!body) {
        atStep(write, stay);
      }
    }
  }

  private void atStep(Write write, Stay stay) {
    if (isInput(write, stay) || flow.is(stay.element, "bpmn:businessRuleTask") && !flow.isWork(stay.element)) {
      return;
    }
    if (flow.is(stay.element, "bpmn:userTask")) {
      if (flow.asked(stay.element).map(fields -> fields.containsKey(write.name())).orElse(true)) {
        give(stay, write);
      } else {
        outside(write, stay);
      }
    } else if (flow.isWork(stay.element)) {
      give(stay, write);
      if (write.execution().equals(stay.execution)) {
        kept.computeIfAbsent(stay.id, id -> new HashSet<>()).add(write.name());
      }
    } else if (!flow.takenBack(stay.element).contains(write.name()) && !isHouse(write)) {
      outside(write, stay);
    }
  }

  private void inScope(Write write, Stay scope) {
    Optional<Stay> triggered = write.execution().equals(instanceId) ? Optional.empty() : stays.stream()
        .filter(stay -> flow.startsBesides(stay.element) && stay.order > write.order() && isSoonAfter(write.at(), stay.start)).findFirst();
    if (triggered.isPresent()) {
      give(triggered.get(), write);
    } else if (!isHouse(write) && (scope == null || !isInput(write, scope)) && !isOutput(write)) {
      worker(write).ifPresentOrElse(stay -> give(stay, write), () -> outside(write, scope));
    }
  }

  /** What a step maps to itself is the first that is written there under this name. */
  private boolean isInput(Write write, Stay stay) {
    return flow.inputs(stay.element).contains(write.name()) && mapped.add(stay.id + " " + write.name());
  }

  private boolean isOutput(Write write) {
    return stays.stream().anyMatch(stay -> isDone(stay) && isAbout(stay.end, write.at()) && stay.order < write.order()
        && flow.outputs(stay.element).contains(write.name()));
  }

  /** The stage and the outcome are the house's own, and the diagram tells them. */
  private boolean isHouse(Write write) {
    return CaseVariables.STAGE.equals(write.name()) || CaseVariables.OUTCOME.equals(write.name())
        || CaseVariables.LOSS_REASON.equals(write.name()) && stays.stream().anyMatch(stay -> flow.is(stay.element, "bpmn:endEvent")
            && stay.order < write.order() && isSoonAfter(stay.start, write.at()));
  }

  /** A service task may write to the whole instance. */
  private Optional<Stay> worker(Write write) {
    return stays.stream().filter(stay -> flow.isWork(stay.element) && stay.order < write.order())
        .filter(stay -> stay.end != null && !stay.end.isBefore(write.at())).reduce((one, later) -> later);
  }

  private void give(Stay stay, Write write) {
    if (write.execution().equals(instanceId)) {
      wholes.computeIfAbsent(stay.id, id -> new HashSet<>()).add(write.name());
    }
    given.computeIfAbsent(stay.id, id -> new LinkedHashMap<>()).put(write.name(), write.value());
  }

  private void outside(Write write, Stay scope) {
    Place place = scope == null || write.execution().equals(instanceId) ? null : places.get(scope.id);
    add(write.at(), 0, write.order(), new Happening(Kind.WRITTEN, place, Map.of(write.name(), write.value())));
  }

  private void happened(Stay stay) {
    if (flow.is(stay.element, "bpmn:userTask")) {
      if (isDone(stay)) {
        add(stay.end, 1, stay.order, new Happening(Kind.ANSWERED, places.get(stay.id), null, given(stay), Set.of(), Set.of(), null,
            flow.asked(stay.element).orElse(Map.of())));
      } else if (stay.end != null && given.containsKey(stay.id)) {
        // nobody answered: a message brought it that ended the task
        add(stay.end, 0, stay.order, new Happening(Kind.WRITTEN, places.get(stay.id), given(stay)));
      }
    } else if (flow.is(stay.element, "bpmn:callActivity")) {
      returned(stay);
    } else if (flow.isWork(stay.element)) {
      worked(stay);
    } else if (flow.isEventFromOutside(stay.element) && stay.end != null && !stay.cancelled) {
      boolean waits = flow.is(stay.element, "bpmn:receiveTask") || flow.is(stay.element, "bpmn:intermediateCatchEvent");
      Place host = host(stay);
      add(waits ? stay.end : stay.start, waits ? 1 : 2, stay.order,
          new Happening(Kind.OCCURRED, places.get(stay.id), host, waits ? Map.of() : given(stay), Set.of(), Set.of(), null, Map.of()));
    }
  }

  private void returned(Stay stay) {
    Map<String, Object> values = called.getOrDefault(stay.called, Map.of());
    for (Throw one : thrown.getOrDefault(stay.called, List.of())) {
      if (!one.error && stay.end != null && !one.at.isAfter(stay.end)) {
        add(one.at, 1, stay.order, new Happening(Kind.RAISED, places.get(stay.id), null, values, Set.of(), Set.of(), one.code, Map.of()));
      }
    }
    Optional<Throw> error = thrown.getOrDefault(stay.called, List.of()).stream()
        .filter(one -> one.error && stay.end != null && isSoonAfter(one.at, stay.end)).reduce((one, later) -> later);
    if (isDone(stay)) {
      add(stay.end, 1, stay.order, new Happening(Kind.RETURNED, places.get(stay.id), values));
    } else if (error.isPresent()) {
      add(stay.end, 1, stay.order,
          new Happening(Kind.THREW, places.get(stay.id), null, values, Set.of(), Set.of(), error.get().code, Map.of()));
    }
  }

  private void worked(Stay stay) {
    Set<String> local = stay.execution.equals(instanceId) ? Set.of() : kept.getOrDefault(stay.id, Set.of());
    Set<String> whole = wholes.getOrDefault(stay.id, Set.of());
    if (isDone(stay)) {
      add(stay.end, 1, stay.order, new Happening(Kind.RETURNED, places.get(stay.id), null, given(stay), local, whole, null, Map.of()));
    } else if (stay.end != null) {
      stays.stream().filter(next -> next.order > stay.order && flow.catchesError(next.element) && isSoonAfter(stay.end, next.start))
          .findFirst()
          .ifPresent(caught -> add(stay.end, 1, stay.order, new Happening(Kind.THREW, places.get(stay.id), null, given(stay), local, whole,
              flow.code(caught.element), Map.of())));
    }
  }

  /** The stay at whose edge it happened: one that ended by it or, if none did, one that lasted then. */
  private Place host(Stay event) {
    String host = flow.host(event.element);
    List<Stay> begun = stays.stream().filter(stay -> stay.element.equals(host) && stay.order < event.order).toList();
    Optional<Stay> ended = flow.cutsShort(event.element)
        ? begun.stream().filter(stay -> stay.cancelled && isAbout(stay.end, event.start))
            .min(Comparator.comparing(stay -> Duration.between(stay.end, event.start).abs()))
        : begun.stream().filter(stay -> stay.end == null || !stay.end.isBefore(event.start)).findFirst();
    return ended.map(stay -> places.get(stay.id)).orElse(null);
  }

  private Map<String, Object> given(Stay stay) {
    return given.getOrDefault(stay.id, Map.of());
  }

  private void add(Instant at, int rank, long order, Happening what) {
    dated.add(new Dated(at, rank, order, what));
  }

  private static boolean isDone(Stay stay) {
    return stay.end != null && !stay.cancelled;
  }

  private static boolean isSoonAfter(Instant cause, Instant effect) {
    return !effect.isBefore(cause) && Duration.between(cause, effect).compareTo(A_MOMENT) < 0;
  }

  /** The clock may move on between two things that the engine does at once. */
  private static boolean isAbout(Instant one, Instant other) {
    return isSoonAfter(one, other) || isSoonAfter(other, one);
  }

  /** One row of the history of steps. */
  record Stay(long order, String id, String execution, String parent, String called, String element, String name, String type,
      Instant start,
      Instant end, boolean cancelled) {}

  private record Throw(boolean error, String code, Instant at) {}

  /** Values come before the step that reads them, and what begins before what it ends. */
  private record Dated(Instant at, int rank, long order, Happening what) {}
}
