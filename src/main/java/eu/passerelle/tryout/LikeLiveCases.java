package eu.passerelle.tryout;

import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.engine.moving.CaseMover;
import eu.passerelle.engine.moving.MoveResult;
import eu.passerelle.engine.moving.StandingAlike;
import eu.passerelle.model.BundleFacts;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.tryout.Beginning.Arrived;
import eu.passerelle.tryout.TryOutResult.Group;
import eu.passerelle.tryout.TryOutResult.Live;
import eu.passerelle.tryout.TryOutResult.Stuck;
import eu.passerelle.tryout.world.TrialWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.history.HistoricActivityInstance;

/**
 * For each group of live cases that stand alike, makes up one that stands so, moves it as these would be moved, and lets it go on. For each
 * group what was in force when they began is so again, and then the proposal.
 */
final class LikeLiveCases {

  private static final String NONE_CAME = "No made-up case came to stand as these do, so it is not known how they would go on.";

  private static final Set<String> WORK =
      Set.of("userTask", "callActivity", "businessRuleTask", "serviceTask", "sendTask", "receiveTask", "scriptTask", "manualTask");

  private final TrialWorld world;
  private final TryOutRequest request;
  private final Progress progress;
  private final List<FlowBundle> former;

  /** @param world with the flows in force, none of the proposed ones yet */
  LikeLiveCases(TrialWorld world, TryOutRequest request, Progress progress) {
    this.world = world;
    this.request = request;
    this.progress = progress;
    former = request.proposed().stream().flatMap(bundle -> world.bean(FlowBundles.class).inForce(bundle.flow()).stream()).toList();
  }

  /** @return what became of them, as far as they came */
  Live run() {
    LiveCases live = request.live();
    progress.expect(live.following().size());
    List<Group> groups = new ArrayList<>();
    for (LiveGroup group : live.following()) {
      if (progress.goesOn()) {
        progress.doing("A made-up case as live ones stand");
        Group tried = run(group);
        if (progress.goesOn()) {
          groups.add(tried);
          progress.oneDone();
        }
      }
    }
    return new Live(groups, live.leftOut() + live.following().size() - groups.size(), live.staying(), live.undecided());
  }

  private Group run(LiveGroup group) {
    world.putBack(former);
    world.putBack(List.of(group.version()));
    Optional<Arrived> arrived = new Beginning(world, request, group, progress).arrive();
    world.put(request.proposed());
    return arrived.map(one -> move(group, one)).orElseGet(() -> group(group, "", Went.NOWHERE, NONE_CAME));
  }

  private Group move(LiveGroup group, Arrived arrived) {
    String target = world.engine().getRepositoryService().createProcessDefinitionQuery().processDefinitionKey(group.process())
        .latestVersion().singleResult().getId();
    try {
      MoveResult moved = world.bean(CaseMover.class).move(target, group.orders(), request.live().newDueDates(),
          List.of(arrived.instance())).get(0);
      return moved.moved() ? group(group, moved.decided(), goOn(arrived), null) : refused(group, moved.why());
    } catch (RuntimeException refusal) {
      return refused(group, Sentence.of(refusal));
    }
  }

  private static Group refused(LiveGroup group, String why) {
    String stands = String.join("; ", group.standing().stepNames());
    return group(group, "",
        new Went(List.of(), List.of(), null, null, List.of(new Stuck("", group.process(), null, stands, "It cannot be moved. " + why))),
        null);
  }

  private Went goOn(Arrived arrived) {
    Set<String> before = done(arrived).map(HistoricActivityInstance::getId).collect(Collectors.toSet());
    List<Stuck> stuck = arrived.goesOn().get();
    List<HistoricActivityInstance> since = done(arrived).filter(step -> !before.contains(step.getId())).toList();
    List<String> ends = since.stream().filter(LikeLiveCases::isEnd)
        .filter(end -> end.getParentActivityInstanceId().equals(end.getProcessInstanceId())).map(LikeLiveCases::name).distinct().toList();
    List<String> passed = since.stream().filter(step -> WORK.contains(step.getActivityType())).map(LikeLiveCases::name).toList();
    return world.jdbc().sql("select outcome, loss_reason from case_overview where number = ?").param(arrived.number())
        .query((row, index) -> new Went(passed, ends, row.getString(1), row.getString(2), stuck)).optional()
        .orElse(new Went(passed, ends, null, null, stuck));
  }

  /** @return what the instance itself has been done with, in that order */
  private Stream<HistoricActivityInstance> done(Arrived arrived) {
    return world.engine().getHistoryService().createHistoricActivityInstanceQuery().processInstanceId(arrived.instance()).finished()
        .orderByHistoricActivityInstanceEndTime().asc().orderPartiallyByOccurrence().asc().list().stream()
        .filter(step -> !step.isCanceled());
  }

  private static boolean isEnd(HistoricActivityInstance step) {
    return step.getActivityType().endsWith("EndEvent");
  }

  private static String name(HistoricActivityInstance step) {
    return step.getActivityName() == null ? step.getActivityId() : step.getActivityName().strip().replaceAll("\\s+", " ");
  }

  private static Group group(LiveGroup group, String decided, Went went, String remark) {
    StandingAlike live = group.standing();
    return new Group(BundleFacts.title(group.proposed()), live.version(), live.stepNames(), live.instances().size(), decided, live.gaps(),
        went.passed, went.ends, went.outcome, went.lossReason, went.stuck, remark);
  }

  /** How a case went on. */
  private record Went(List<String> passed, List<String> ends, String outcome, String lossReason, List<Stuck> stuck) {

    private static final Went NOWHERE = new Went(List.of(), List.of(), null, null, List.of());
  }
}
