package eu.passerelle.engine.moving;

import eu.passerelle.engine.graph.StepGraph;
import eu.passerelle.engine.moving.Position.Place;
import eu.passerelle.engine.moving.Position.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallableElementActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.migration.MigrationPlanImpl;
import org.camunda.bpm.engine.impl.migration.validation.activity.SupportedActivityValidator;
import org.camunda.bpm.engine.impl.migration.validation.instruction.ValidatingMigrationInstructionImpl;
import org.camunda.bpm.engine.impl.migration.validation.instruction.ValidatingMigrationInstructions;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationPlan;

/**
 * How instances get from one version to another: step for step by their ids, wherever in the diagram they stand now, and what was decided
 * for those of removed steps. The engine's own rules say which of these ways there are.
 */
class MovePlan {

  private final ProcessEngineConfigurationImpl engine;
  private final ProcessDefinitionEntity source;
  private final ProcessDefinitionEntity target;
  private final MoveOrders orders;
  private final Map<String, MigrationInstruction> ways = new HashMap<>();
  private final StepGraph before;
  private final StepGraph after;
  private final Foresight foresight;

  MovePlan(ProcessEngineConfigurationImpl engine, ProcessDefinitionEntity source, ProcessDefinitionEntity target, MoveOrders orders,
      StepGraph before, StepGraph after) {
    this.engine = engine;
    this.source = source;
    this.target = target;
    this.orders = orders;
    foresight = new Foresight(before, after, orders);
    this.before = before;
    this.after = after;
    instructions().forEach(way -> ways.put(way.getSourceActivityId(), way));
  }

  private List<MigrationInstruction> instructions() {
    ValidatingMigrationInstructions instructions = engine.getMigrationInstructionGenerator().generate(source, target, false);
    orders.mapping().forEach((from, to) -> add(instructions, source.findActivity(from), target.findActivity(to)));
    // the engine looks for a step only on the level on which it stood: here it may have been drawn into a subprocess, or out of one
    activities(source).forEach(activity -> add(instructions, activity, target.findActivity(activity.getId())));
    int before;
    do {
      before = instructions.getInstructions().size();
      instructions.filterWith(engine.getMigrationInstructionValidators());
    } while (instructions.getInstructions().size() < before);
    return instructions.asMigrationInstructions();
  }

  private static void add(ValidatingMigrationInstructions instructions, ActivityImpl from, ActivityImpl to) {
    if (from != null && to != null && !instructions.containsInstructionForSourceScope(from) && !isIntoAnEvent(from, to)) {
      instructions.addInstruction(new ValidatingMigrationInstructionImpl(from, to, false));
    }
  }

  /** What stands in an event subprocess begins with its event, and by nothing else. */
  private static boolean isIntoAnEvent(ActivityImpl from, ActivityImpl to) {
    return eventsAround(to).anyMatch(event -> eventsAround(from).noneMatch(event::equals));
  }

  private static Stream<String> eventsAround(ActivityImpl activity) {
    return Stream.<ScopeImpl>iterate(activity.getFlowScope(), scope -> scope != null, ScopeImpl::getFlowScope)
        .filter(scope -> scope instanceof ActivityImpl step && step.isTriggeredByEvent()).map(ScopeImpl::getId);
  }

  /** @return where the instances of a step can be sent */
  List<TargetStep> targets(String removedStep) {
    return activities(target)
        .filter(activity -> activity.getActivityBehavior().getClass() == source.findActivity(removedStep).getActivityBehavior().getClass())
        .filter(activity -> new MovePlan(engine, source, target, MoveOrders.of(Map.of(removedStep, activity.getId())), before, after).ways
            .containsKey(removedStep))
        .map(activity -> new TargetStep(activity.getId(), nameOf(activity))).sorted(Comparator.comparing(TargetStep::name)).toList();
  }

  ProcessDefinitionEntity source() {
    return source;
  }

  ProcessDefinitionEntity target() {
    return target;
  }

  MigrationPlan plan() {
    MigrationPlanImpl plan = new MigrationPlanImpl(source.getId(), target.getId());
    plan.setInstructions(new ArrayList<>(ways.values()));
    return plan;
  }

  /** @return the element at which an instance goes on that stands at this one */
  String wayFrom(String element) {
    MigrationInstruction way = ways.get(element);
    return way == null ? null : way.getTargetActivityId();
  }

  MoveResult result(Position position, Verdict verdict) {
    boolean follows = verdict.fate == Fate.FOLLOWS;
    List<String> stands = follows ? standsAt(position, verdict.detour) : List.of();
    String decided = follows ? verdict.skipped.stream().filter(step -> step.chosen() != null).map(SkippedStep::receipt)
        .collect(Collectors.joining(" ")) : "";
    return new MoveResult(position.instanceId(), follows, verdict.why, position.names(source), stands, decided);
  }

  Verdict judge(Position position, Known known) {
    if (position.suspended()) {
      return Verdict.stays("Is suspended. It can follow when it goes on.");
    }
    List<Verdict> hindrances =
        position.tokens().stream().map(this::judge).filter(verdict -> verdict.fate != Fate.FOLLOWS).distinct().toList();
    if (hindrances.isEmpty()) {
      return foresight.judge(position.tokens(), arrival(position), known);
    }
    Fate fate = hindrances.stream().anyMatch(verdict -> verdict.fate == Fate.STAYS) ? Fate.STAYS : Fate.DECIDE;
    return new Verdict(fate, hindrances.stream().map(Verdict::why).collect(Collectors.joining(" ")));
  }

  private List<String> standsAt(Position position, Detour detour) {
    Stream<String> arrived = arrival(position).stream();
    Stream<String> stands = detour == null ? arrived
        : Stream.concat(arrived.filter(place -> !detour.leaves().contains(place)), Stream.of(detour.first()));
    return stands.map(target::findActivity).map(MovePlan::nameOf).distinct().toList();
  }

  /** @return what an instance that finds all its steps would go without, in sentences */
  List<String> gaps(Position position, Known known) {
    return position.tokens().stream().allMatch(token -> judge(token).fate == Fate.FOLLOWS)
        ? foresight.gaps(position.tokens(), arrival(position), known) : List.of();
  }

  private List<String> arrival(Position position) {
    return position.tokens().stream().map(token -> drawnId(wayFrom(token.element()))).toList();
  }

  static String drawnId(String element) {
    return element.replace(BpmnParse.MULTI_INSTANCE_BODY_ID_SUFFIX, "");
  }

  private Verdict judge(Token token) {
    ActivityImpl from = source.findActivity(token.element());
    String name = "“" + nameOf(from) + "”";
    String to = wayFrom(token.element());
    if (to == null) {
      return noWay(from, name, token.place());
    }
    ActivityImpl there = target.findActivity(to);
    if (token.place() == Place.BEFORE && !there.isAsyncBefore() || token.place() == Place.AFTER && !there.isAsyncAfter()) {
      return Verdict.stays("Is between two steps at " + name + ", where the proposal has no save point any more.");
    }
    if (token.place() == Place.AT && !areKindsThatMove(from)) {
      return Verdict.stays("Is at " + name + ", a kind of step at which nothing can be moved.");
    }
    return Verdict.FOLLOWS;
  }

  private Verdict noWay(ActivityImpl from, String name, Place place) {
    String to = orders.mapping().getOrDefault(from.getId(), from.getId());
    ActivityImpl there = target.findActivity(to);
    if (place != Place.AT && there == null) {
      return Verdict.stays("Is between two steps at " + name + ", which the proposal removes.");
    }
    if (there == null) {
      return new Verdict(Fate.DECIDE, "Waits at " + name + ", which the proposal removes.");
    }
    if (there.getActivityBehavior().getClass() != from.getActivityBehavior().getClass()) {
      return Verdict.stays("Waits at " + name + ", and “" + nameOf(there) + "” in the proposal is another kind of step.");
    }
    return Verdict.stays("Waits at " + name + ", and the proposal has no way from there to “" + nameOf(there)
        + "”: what stands around it has changed too much.");
  }

  /** The step itself and every subprocess around it. */
  private boolean areKindsThatMove(ActivityImpl step) {
    for (ScopeImpl scope = step; scope != source; scope = scope.getFlowScope()) {
      if (!SupportedActivityValidator.INSTANCE.isSupportedActivity((ActivityImpl) scope)) {
        return false;
      }
    }
    return true;
  }

  /** @return what is to be known of the calls among these steps; empty when there is none */
  String boundCalls(List<String> steps) {
    String calls =
        steps.stream().map(source::findActivity).filter(step -> step.getActivityBehavior() instanceof CallableElementActivityBehavior)
            .map(step -> "“" + nameOf(step) + "”").distinct().collect(Collectors.joining(" and "));
    return calls.isEmpty() ? "" : "What " + calls + " has called stays bound to it and goes on in its own version.";
  }

  String nameOf(String element) {
    return nameOf(source.findActivity(element));
  }

  static String nameOf(ActivityImpl activity) {
    String own = drawnId(activity.getId());
    return activity.getName() == null || activity.getName().isBlank() ? own : activity.getName().strip().replaceAll("\\s+", " ");
  }

  /** Outer ones before those inside. */
  private static Stream<ActivityImpl> activities(ScopeImpl scope) {
    return scope.getActivities().stream().flatMap(activity -> Stream.concat(Stream.of(activity), activities(activity)));
  }

  /**
   * @param why a sentence; empty for those that follow
   * @param skipped what they have never had
   * @param detour where they go from the place at which they arrive; null when they go nowhere else
   */
  record Verdict(Fate fate, String why, List<SkippedStep> skipped, Detour detour) {

    static final Verdict FOLLOWS = new Verdict(Fate.FOLLOWS, "");

    Verdict(Fate fate, String why) {
      this(fate, why, List.of(), null);
    }

    static Verdict stays(String why) {
      return new Verdict(Fate.STAYS, why);
    }
  }
}
