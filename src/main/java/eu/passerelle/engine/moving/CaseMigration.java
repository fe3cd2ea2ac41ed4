package eu.passerelle.engine.moving;

import eu.passerelle.engine.access.Collisions;
import eu.passerelle.engine.access.EngineRights;
import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.engine.flow.DeployedFlows;
import eu.passerelle.engine.guard.Catalogue;
import eu.passerelle.engine.tables.Tables;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.TimeLimitSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** Foresees which live instances can follow a changed diagram, and lets them follow once it is in force. */
@Component
@NamedInterface
public class CaseMigration {

  private static final int KEPT = 100;

  private final ProcessEngineConfigurationImpl configuration;
  private final EngineRights rights;
  private final Positions positions;
  private final ProposedDiagrams proposed;
  private final CaseMoving moving;
  private final FlowBundles flows;
  private final Redating redating;
  private final Tables tables;
  private final Catalogue catalogue;
  private final Map<String, StepGraph> known = someOf();
  private final Map<Way, MovePlan> ways = someOf();

  CaseMigration(ProcessEngine engine, EngineRights rights, Positions positions, ProposedDiagrams proposed, CaseMoving moving,
      FlowBundles flows, Redating redating, Tables tables, Catalogue catalogue) {
    configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    this.rights = rights;
    this.positions = positions;
    this.proposed = proposed;
    this.moving = moving;
    this.flows = flows;
    this.redating = redating;
    this.tables = tables;
    this.catalogue = catalogue;
  }

  /**
   * Foresees what a change does to the live instances; nothing is deployed and nothing moves.
   *
   * @param bundle all files of the flow as they would be in force
   * @param mapping where the instances go that wait at a step which the change removes, by element id
   * @return instances that stand alike on the same version together; the newest version first
   */
  public Forecast forecast(FlowBundle bundle, Map<String, String> mapping) {
    return rights.asHouse(() -> new Forecast(proposed.processesOf(bundle).stream()
        .flatMap(target -> standings(target, mapping, graph(bundle, target)).stream()).toList()));
  }

  /** As {@link #forecast(FlowBundle, Map)}, for a diagram that is in force: what may still follow it. */
  public Forecast forecast(String targetDefinitionId, Map<String, String> mapping) {
    return rights.asHouse(() -> {
      ProcessDefinitionEntity target = deployed(targetDefinitionId);
      return new Forecast(standings(target, mapping, graph(target)));
    });
  }

  /**
   * @param bundle all files of the flow as they would be in force
   * @param removedStep element id of a step that the change removes
   * @return the steps to which its instances can be sent, in the order of their names
   */
  public List<TargetStep> targets(FlowBundle bundle, String removedStep) {
    return rights.asHouse(() -> proposed.processesOf(bundle).stream().flatMap(target -> positions.definitions(target.getKey()).stream()
        .map(this::deployed).filter(source -> source.findActivity(removedStep) != null).limit(1)
        .flatMap(source -> plan(source, target, Map.of(), graph(bundle, target)).targets(configuration, removedStep).stream())).toList());
  }

  /**
   * Lets instances follow a diagram that is in force, all of them in one transaction. Their tasks get the name, the organisation and the
   * card that it gives them; an instance that cannot follow stays as it is.
   *
   * @param targetDefinitionId the version to follow
   * @param mapping where the instances of removed steps go, by element id
   * @param newDueDates whether due dates and timers follow a changed time limit
   * @return what became of each that still lives; one that is on this version already counts as moved
   * @throws OptimisticLockingException when somebody works on one of them at this moment: then none has moved
   * @throws RuntimeException when the engine refuses one of them: then none has moved
   */
  public List<MoveResult> move(String targetDefinitionId, Map<String, String> mapping, boolean newDueDates, Collection<String> instanceIds) {
    return Collisions.named(() -> rights.asHouse(() -> {
      ProcessDefinitionEntity target = deployed(targetDefinitionId);
      if (newDueDates) {
        tables.refresh();
      }
      return moving.move(Context.getCommandContext(), target, source -> plan(source, target, mapping), instanceIds, newDueDates);
    }));
  }

  /**
   * @param limits keys of time limits
   * @return the live instances, of whatever flow and version, that wait under one of them; {@code FOLLOWS}, because nothing hinders them
   */
  public Forecast waitingUnder(Set<String> limits) {
    return rights.asHouse(() -> new Forecast(positions.definitions().stream().flatMap(id -> waitingUnder(limits, deployed(id)).stream()).toList()));
  }

  private List<StandingAlike> waitingUnder(Set<String> limits, ProcessDefinitionEntity definition) {
    if (DeployedFlows.of(definition).uses().timeLimits().stream().noneMatch(limits::contains)) {
      return List.of();
    }
    StepGraph graph = graph(definition);
    Map<LiveInstance, Set<String>> steps = new LinkedHashMap<>();
    redating.waiting(definition.getId()).filter(waiting -> Redating.limits(graph, waiting.element()).stream().anyMatch(limits::contains))
        .forEach(waiting -> steps.computeIfAbsent(new LiveInstance(waiting.instanceId(), waiting.caseNumber()), id -> new TreeSet<>()).add(waiting.element()));
    Map<Set<String>, List<LiveInstance>> alike = new LinkedHashMap<>();
    steps.forEach((instance, at) -> alike.computeIfAbsent(at, key -> new ArrayList<>()).add(instance));
    return alike.entrySet().stream().map(one -> new StandingAlike(definition.getId(), definition.getVersion(), List.copyOf(one.getKey()),
        one.getKey().stream().map(step -> MovePlan.nameOf(definition.findActivity(step))).toList(), Fate.FOLLOWS, "", one.getValue())).toList();
  }

  /**
   * Gives instances the dates of the time limits in force, in one transaction.
   *
   * @param former the limits that their dates were made by
   */
  public void redate(Collection<String> instanceIds, TimeLimitSource former) {
    Collisions.named(() -> rights.asHouse(() -> {
      tables.refresh();
      instanceIds.forEach(id -> positions.definitionOf(id)
          .ifPresent(definition -> redating.redate(Context.getCommandContext(), List.of(id), graph(deployed(definition)), former)));
      return null;
    }));
  }

  private List<StandingAlike> standings(ProcessDefinitionEntity target, Map<String, String> mapping, StepGraph graph) {
    Map<String, MovePlan> plans = new LinkedHashMap<>();
    Map<Alike, List<LiveInstance>> groups = new LinkedHashMap<>();
    KnownAnswers answers = new KnownAnswers(positions);
    for (Position position : positions.ofProcess(target.getKey())) {
      if (position.definitionId().equals(target.getId())) {
        continue;
      }
      MovePlan plan = plans.computeIfAbsent(position.definitionId(), id -> plan(deployed(id), target, mapping, graph));
      Alike alike = new Alike(position.definitionId(), position.tokens(), plan.judge(position, answers.of(position)));
      groups.computeIfAbsent(alike, key -> new ArrayList<>()).add(new LiveInstance(position.instanceId(), position.caseNumber()));
    }
    return groups.entrySet().stream().map(group -> standing(plans.get(group.getKey().definitionId), group.getKey(), group.getValue())).toList();
  }

  /** Between two versions that are deployed the way is always the same. */
  private MovePlan plan(String source, ProcessDefinitionEntity target, Map<String, String> mapping) {
    Way way = new Way(source, target.getId(), Map.copyOf(mapping));
    MovePlan plan = ways.get(way);
    if (plan == null) {
      plan = plan(deployed(source), target, mapping, graph(target));
      ways.put(way, plan);
    }
    return plan;
  }

  private MovePlan plan(ProcessDefinitionEntity source, ProcessDefinitionEntity target, Map<String, String> mapping, StepGraph graph) {
    return new MovePlan(configuration, source, target, mapping, graph(source), graph);
  }

  /** What is deployed never changes: it is read once. */
  private StepGraph graph(ProcessDefinitionEntity definition) {
    StepGraph graph = known.get(definition.getId());
    if (graph == null) {
      graph = graph(flows.of(definition.getDeploymentId()), definition);
      known.put(definition.getId(), graph);
    }
    return graph;
  }

  private StepGraph graph(FlowBundle bundle, ProcessDefinitionEntity definition) {
    return StepGraph.of(bundle, definition.getKey(), catalogue.gifts());
  }

  private static StandingAlike standing(MovePlan plan, Alike alike, List<LiveInstance> instances) {
    List<String> steps = alike.tokens.stream().map(Position.Token::element).distinct().toList();
    String why = alike.verdict.fate() == Fate.FOLLOWS ? plan.boundCalls(steps) : alike.verdict.why();
    return new StandingAlike(alike.definitionId, plan.source().getVersion(), steps, steps.stream().map(plan::nameOf).toList(),
        alike.verdict.fate(), why, instances);
  }

  private ProcessDefinitionEntity deployed(String definitionId) {
    return Context.getProcessEngineConfiguration().getDeploymentCache().findDeployedProcessDefinitionById(definitionId);
  }

  /** Keeps what was used last. */
  private static <K, V> Map<K, V> someOf() {
    return Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > KEPT;
      }
    });
  }

  private record Way(String source, String target, Map<String, String> mapping) {}

  private record Alike(String definitionId, List<Position.Token> tokens, MovePlan.Verdict verdict) {}
}
