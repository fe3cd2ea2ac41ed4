package eu.passerelle.engine.moving;

import eu.passerelle.engine.access.EngineRights;
import eu.passerelle.engine.flow.DeployedFlows;
import eu.passerelle.engine.graph.StepGraph;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.LimitsChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** Foresees which live instances can follow a changed diagram, which stay, and for which somebody has to decide. */
@Component
@NamedInterface
public class Forecasts {

  private final EngineRights rights;
  private final Positions positions;
  private final ProposedDiagrams proposed;
  private final StepGraphs graphs;
  private final MovePlans plans;

  Forecasts(EngineRights rights, Positions positions, ProposedDiagrams proposed, StepGraphs graphs, MovePlans plans) {
    this.rights = rights;
    this.positions = positions;
    this.proposed = proposed;
    this.graphs = graphs;
    this.plans = plans;
  }

  /**
   * Foresees what a change does to the live instances; nothing is deployed and nothing moves.
   *
   * @param bundle all files of the flow as they would be in force
   * @param orders what was decided for those that cannot simply follow
   * @return instances that stand alike on the same version together; the newest version first
   */
  public Forecast of(FlowBundle bundle, MoveOrders orders) {
    return rights.asHouse(() -> new Forecast(proposed.processesOf(bundle).stream()
        .flatMap(target -> standings(target, graphs.of(target, bundle), orders).stream()).toList()));
  }

  /** As {@link #of(FlowBundle, MoveOrders)}, for a diagram that is in force: what may still follow it. */
  public Forecast of(String targetDefinitionId, MoveOrders orders) {
    return rights.asHouse(() -> {
      ProcessDefinitionEntity target = plans.deployed(targetDefinitionId);
      return new Forecast(standings(target, graphs.of(target), orders));
    });
  }

  /**
   * @param bundle all files of the flow as they would be in force
   * @param removedStep element id of a step that the change removes
   * @return the steps to which its instances can be sent, in the order of their names
   */
  public List<TargetStep> targets(FlowBundle bundle, String removedStep) {
    return rights.asHouse(() -> proposed.processesOf(bundle).stream().flatMap(target -> positions.definitions(target.getKey()).stream()
        .filter(source -> plans.deployed(source).findActivity(removedStep) != null).limit(1)
        .flatMap(source -> plans.to(target, graphs.of(target, bundle), source, MoveOrders.of(Map.of())).targets(removedStep).stream()))
        .toList());
  }

  /**
   * @return the live instances, of whatever flow and version, that wait under a limit which becomes another for them; {@code FOLLOWS}, because
   *     nothing hinders them
   */
  public Forecast waitingUnder(LimitsChange limits) {
    return rights.asHouse(() -> new Forecast(positions.definitions().stream()
        .flatMap(id -> waitingUnder(limits, plans.deployed(id)).stream()).toList()));
  }

  private List<StandingAlike> waitingUnder(LimitsChange limits, ProcessDefinitionEntity definition) {
    if (DeployedFlows.of(definition).uses().timeLimits().stream().noneMatch(limits.changedKeys()::contains)) {
      return List.of();
    }
    StepGraph graph = graphs.of(definition);
    Map<LiveInstance, Set<String>> steps = new LinkedHashMap<>();
    positions.waiting(definition.getId()).filter(waiting -> graph.limits(waiting.element()).stream()
        .anyMatch(key -> limits.concerns(key, waiting.scheme(), waiting.country())))
        .forEach(waiting -> steps.computeIfAbsent(waiting.instance(), instance -> new TreeSet<>()).add(waiting.element()));
    Map<Set<String>, List<LiveInstance>> alike = new LinkedHashMap<>();
    steps.forEach((instance, at) -> alike.computeIfAbsent(at, key -> new ArrayList<>()).add(instance));
    return alike.entrySet().stream().map(one -> new StandingAlike(definition.getId(), definition.getVersion(), List.copyOf(one.getKey()),
        one.getKey().stream().map(step -> MovePlan.nameOf(definition.findActivity(step))).toList(), Fate.FOLLOWS, "", one.getValue(),
        List.of(),
        List.of()))
        .toList();
  }

  private List<StandingAlike> standings(ProcessDefinitionEntity target, StepGraph graph, MoveOrders orders) {
    Map<String, MovePlan> ways = new LinkedHashMap<>();
    Map<Alike, List<LiveInstance>> groups = new LinkedHashMap<>();
    KnownOfAll known = KnownOfAll.of(positions);
    for (Position position : positions.ofProcess(target.getKey())) {
      if (position.definitionId().equals(target.getId())) {
        continue;
      }
      MovePlan plan = ways.computeIfAbsent(position.definitionId(), source -> plans.to(target, graph, source, orders));
      Alike alike = new Alike(position.definitionId(), position.tokens(), plan.judge(position, known.of(position)),
          plan.gaps(position, known.of(position)));
      groups.computeIfAbsent(alike, key -> new ArrayList<>()).add(new LiveInstance(position.instanceId(), position.caseNumber()));
    }
    return groups.entrySet().stream().map(group -> standing(ways.get(group.getKey().definitionId), group.getKey(), group.getValue()))
        .toList();
  }

  private static StandingAlike standing(MovePlan plan, Alike alike, List<LiveInstance> instances) {
    List<String> steps = alike.tokens.stream().map(Position.Token::element).distinct().toList();
    String why = alike.verdict.fate() == Fate.FOLLOWS ? plan.boundCalls(steps) : alike.verdict.why();
    return new StandingAlike(alike.definitionId, plan.source().getVersion(), steps, steps.stream().map(plan::nameOf).toList(),
        alike.verdict.fate(), why, instances, alike.gaps, alike.verdict.skipped());
  }

  private record Alike(String definitionId, List<Position.Token> tokens, MovePlan.Verdict verdict, List<String> gaps) {}
}
