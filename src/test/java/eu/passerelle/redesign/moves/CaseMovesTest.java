package eu.passerelle.redesign.moves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import eu.passerelle.casework.Cases.TimelineEntry;
import eu.passerelle.database.WaitingWork;
import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.engine.moving.CaseMover;
import eu.passerelle.engine.moving.MoveOrders.Decided;
import eu.passerelle.engine.moving.MoveOrders.Skipping;
import eu.passerelle.engine.moving.MoveResult;
import eu.passerelle.engine.moving.Redating;
import eu.passerelle.engine.moving.Remedy;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.redesign.flows.Publications;
import eu.passerelle.redesign.moves.CaseMove.MoveState;
import eu.passerelle.redesign.proposal.MovesOnTimeline;
import eu.passerelle.redesign.proposal.Proposal.Origin;
import eu.passerelle.redesign.proposal.Proposals;
import eu.passerelle.redesign.report.Comparisons;
import eu.passerelle.redesign.report.MoveWish;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import eu.passerelle.testing.Postgres;
import eu.passerelle.testing.Redrawn;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentMatcher;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/** Live cases follow a publication in the background; whatever happens meanwhile, each has one owner, one version and one receipt. */
@FlowTest
class CaseMovesTest {

  private static final String FLOW = "prepare-departure";
  private static final String TRAINING = "userTask_giveAwarenessTraining";
  private static final String PLAN = "userTask_agreeDevelopmentPlan";
  private static final String DAY = "userTask_holdDiversityDay";
  private static final String CALL = "userTask_callTrainer";
  private static final String TRAINER = "egle";
  private static final Pattern LIMIT_ROW = Pattern.compile("(?s)(<text>\"T_PREPARATION\"</text>.*?<outputEntry[^>]*>\\s*<text>)\"[^\"]*\"");

  @Autowired private CaseMoves moves;
  @Autowired private MoveRun run;
  @Autowired private MoveTable table;
  @Autowired private CaseMover mover;
  @Autowired private Redating redating;
  @Autowired private Proposals proposals;
  @Autowired private FlowBundles flows;
  @Autowired private Comparisons comparisons;
  @Autowired private MovesOnTimeline changes;
  @Autowired private Schemes schemes;
  @Autowired private Flow flow;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;
  @Autowired private WaitingWork work;
  @Autowired private Publications publications;
  @Autowired private IdentityService identity;
  @Autowired private HistoryService history;
  @Autowired private RuntimeService runtime;
  @Autowired private RepositoryService repository;

  private final List<String> published = new ArrayList<>();

  @AfterEach
  void putBackWhatWasInForce() {
    jdbc.sql("delete from case_move").update();
    jdbc.sql("delete from publication").update();
    published.forEach(deployment -> repository.deleteDeployment(deployment, true));
    runtime.createProcessInstanceQuery().processDefinitionKey(FLOW).list()
        .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "test"));
  }

  @Test
  void theCasesFollowAndEachHasItsReceipt() {
    List<Journey> cases = start(3);

    String number = publish(renamed("Give awareness course"), MoveWish.all());
    finished(number);

    assertThat(moves.progress(number).moved()).isEqualTo(3);
    assertThat(moves.results(number, MoveState.MOVED, 0, 10)).extracting(CaseMove::caseNumber)
        .containsExactlyElementsOf(cases.stream().map(Journey::number).toList());
    assertThat(moves.results(number, MoveState.MOVED, 0, 1)).singleElement().satisfies(move -> {
      assertThat(move.stoodAt()).isEqualTo("Give awareness training; Hold diversity day");
      assertThat(move.standsAt()).isEqualTo("Give awareness course; Hold diversity day");
      assertThat(move.movedAt()).isNotNull();
    });
    cases.forEach(one -> assertThat(one.task(TRAINING).getName()).isEqualTo("Give awareness course"));
    assertThat(history.createUserOperationLogQuery().operationType(UserOperationLogEntry.OPERATION_TYPE_MIGRATE).userId("ruta").count())
        .isPositive();
  }

  @Test
  void whoStaysReadsWhyAndIsNotMovedLater() {
    Journey waits = start();
    Journey further = start().complete(TRAINING, "trainingAttended", "attended", "trainingOn", "2020-02-10");

    String number = propose(diagram -> diagram.replace(TRAINING, "userTask_giveCourse"));
    proposals.decide(number, FLOW, new Skipping(Skipping.standing(List.of(PLAN, DAY)), "userTask_giveCourse"),
        Optional.of(new Decided(Remedy.LET_BE, "It is the training that they have had.")));
    publish(number, MoveWish.all());
    finished(number);

    assertThat(moves.results(number, MoveState.STAYED, 0, 10)).singleElement().satisfies(move -> {
      assertThat(move.caseNumber()).isEqualTo(waits.number());
      assertThat(move.why()).isEqualTo("Waits at “Give awareness training”, which the proposal removes.");
    });
    assertThat(moves.results(number, MoveState.MOVED, 0, 10)).extracting(CaseMove::caseNumber).containsExactly(further.number());

    waits.complete(TRAINING, "trainingAttended", "attended", "trainingOn", "2020-02-10").waitsAt(PLAN, DAY);
    run.run();
    assertThat(versionsOf(waits)).as("it was told to stay").isNotEqualTo(versionsOf(further));

    assertThat(moves.again(number)).isTrue();
    finished(number);
    assertThat(versionsOf(waits)).as("it was asked again").isEqualTo(versionsOf(further));
  }

  @Test
  void aRemovedStepsCasesGoWhereTheProposalSendsThem() {
    Journey one = start();

    String number = propose(diagram -> diagram.replace(TRAINING, "userTask_giveCourse").replace("Give awareness training", "Give course"));
    proposals.map(number, FLOW, TRAINING, "userTask_giveCourse");
    publish(number, MoveWish.all());
    finished(number);

    assertThat(one.waitsAt("userTask_giveCourse", DAY).task("userTask_giveCourse").getName()).isEqualTo("Give course");
  }

  @Test
  void onlyTheChosenFollow() {
    Journey chosen = start();
    Journey other = start();

    String number = publish(renamed("Give awareness course"), MoveWish.some(List.of(chosen.number())));
    finished(number);

    assertThat(chosen.task(TRAINING).getName()).isEqualTo("Give awareness course");
    assertThat(other.task(TRAINING).getName()).isEqualTo("Give awareness training");
    assertThat(moves.progress(number).all()).isEqualTo(1);
  }

  @Test
  void stoppedNobodyMovesUntilItGoesOn() {
    Journey one = start();
    String number = propose(renamed("Give awareness course"));
    transaction.executeWithoutResult(status -> {
      publish(number, MoveWish.all());
      moves.stop(number);
    });

    run.run();
    assertThat(moves.progress(number).isStopped()).isTrue();
    assertThat(one.task(TRAINING).getName()).isEqualTo("Give awareness training");

    moves.goOn(number);
    finished(number);
    assertThat(one.task(TRAINING).getName()).isEqualTo("Give awareness course");
  }

  @Test
  void aCrashHalfWayLeavesEachCaseWholeAndTheNextRunMovesIt() {
    synchronized (run) {
      List<Journey> cases = start(4);
      String number = heldBack(renamed("Give awareness course"));

      assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
        run.run();
        assertThat(moves.progress(number).moved()).isEqualTo(4);
        throw new IllegalStateException("killed");
      })).hasMessage("killed");

      assertThat(moves.progress(number).waiting()).isEqualTo(4);
      cases.forEach(one -> assertThat(one.task(TRAINING).getName()).isEqualTo("Give awareness training"));
      run.run();
      assertThat(moves.progress(number).moved()).isEqualTo(4);
      cases.forEach(one -> assertThat(one.groupsOf(TRAINING)).hasSize(1));
    }
  }

  @Test
  void aCaseThatTheEngineRefusesStaysAndTheOthersMove() {
    synchronized (run) {
      List<Journey> cases = start(3);
      String number = heldBack(renamed("Give awareness course"));
      String bad = instanceOf(cases.get(1));
      CaseMover refusing = mock(CaseMover.class, delegatesTo(mover));
      doThrow(new IllegalStateException("no")).when(refusing).move(any(), any(), anyBoolean(), argThat(holds(bad)));

      MoveRun node = node(refusing);
      node.run();
      assertThat(moves.progress(number)).as("it is tried again").isEqualTo(new CaseMoves.MoveProgress(1, 0, 2, 0, 0));
      node.run();
      node.run();

      assertThat(moves.results(number, MoveState.STAYED, 0, 10)).extracting(CaseMove::instanceId).containsExactly(bad);
      assertThat(cases.get(1).task(TRAINING).getName()).isEqualTo("Give awareness training");
    }
  }

  @Test
  void aCaseThatSomebodyWorksOnAtThisMomentIsMovedALittleLater() {
    synchronized (run) {
      List<Journey> cases = start(2);
      String number = heldBack(renamed("Give awareness course"));
      CaseMover busy = mock(CaseMover.class, delegatesTo(mover));
      doThrow(new OptimisticLockingException("busy")).when(busy).move(any(), any(), anyBoolean(), argThat(holds(instanceOf(cases.get(0)))));

      node(busy).run();
      assertThat(moves.progress(number)).isEqualTo(new CaseMoves.MoveProgress(1, 0, 1, 0, 0));

      run.run();
      assertThat(moves.progress(number).moved()).isEqualTo(2);
    }
  }

  @Test
  void aCaseThatEndedBeforeItsTurnIsCountedSo() {
    synchronized (run) {
      Journey one = start();
      String number = heldBack(renamed("Give awareness course"));
      runtime.deleteProcessInstance(instanceOf(one), "test");

      run.run();

      assertThat(moves.progress(number).ended()).isEqualTo(1);
    }
  }

  @Test
  void aNewerPublicationTakesOverWhoHasNotMovedYet() {
    Journey one = start();
    String first;
    String second;
    synchronized (run) {
      first = heldBack(renamed("Give awareness course"));
      second = publish(diagram -> diagram.replace("Give awareness course", "Give awareness seminar"), MoveWish.all());
    }
    finished(second);

    assertThat(one.task(TRAINING).getName()).isEqualTo("Give awareness seminar");
    assertThat(moves.results(first, MoveState.STAYED, 0, 10)).extracting(CaseMove::why)
        .containsExactly("A newer version was published before its turn came.");
    assertThat(moves.again(first)).as("nobody goes back behind the newer version").isFalse();
  }

  @Test
  void twoNodesMoveEachCaseOnce() throws Exception {
    synchronized (run) {
      start(60);
      String number = heldBack(renamed("Give awareness course"));
      Queue<String> moved = new ConcurrentLinkedQueue<>();
      CaseMover counting = mock(CaseMover.class, call -> {
        Object result = call.getMethod().invoke(mover, call.getArguments());
        if (call.getMethod().getName().equals("move")) {
          ((List<?>) result).forEach(one -> moved.add(((MoveResult) one).instanceId()));
        }
        return result;
      });

      together(() -> node(counting).run(), () -> node(counting).run());

      assertThat(moves.progress(number).moved()).isEqualTo(60);
      assertThat(moved).doesNotHaveDuplicates().hasSize(60);
    }
  }

  @Test
  void whatStaffCompleteWhileCasesAreMovedIsNeverLost() throws Exception {
    List<Journey> cases = start(40);
    Queue<Exception> refused = new ConcurrentLinkedQueue<>();
    String number = propose(diagram -> diagram.replace("Give awareness training", "Give awareness course")
        .replace("Agree development plan", "Agree on a development plan"));

    together(() -> complete(cases.subList(0, 20), refused), () -> complete(cases.subList(20, 40), refused),
        () -> publish(number, MoveWish.all()), () -> publishedThenMoved(number));
    run.run();

    assertThat(refused).as("what people read instead of having done their work").isEmpty();
    assertThat(moves.progress(number).moved()).isEqualTo(40);
    assertThat(cases).allSatisfy(one -> {
      one.waitsAt(PLAN, DAY).passed(TRAINING);
      assertThat(one.task(PLAN).getName()).isEqualTo("Agree on a development plan");
      assertThat(one.groupsOf(PLAN)).hasSize(1);
      assertThat(
          history.createHistoricTaskInstanceQuery().processInstanceId(instanceOf(one)).taskDefinitionKey(TRAINING).finished().count())
          .isEqualTo(1);
    });
  }

  @Test
  void aChangedTableOfTimeLimitsMovesTheDueDatesOfLiveCasesWhereThatWasConsentedTo() {
    Journey one = start();
    Instant before = one.dueOf(TRAINING).toInstant();

    finished(publishLimits("P45D", false));
    assertThat(one.dueOf(TRAINING).toInstant()).isEqualTo(before);

    String number = publishLimits("P60D", true);
    finished(number);
    assertThat(one.dueOf(TRAINING).toInstant()).as("15 days more than the table it was made by last")
        .isEqualTo(before.plus(Duration.ofDays(15)));
    assertThat(moves.results(number, MoveState.MOVED, 0, 50)).filteredOn(move -> one.number().equals(move.caseNumber())).singleElement()
        .satisfies(move -> assertThat(move.fromDefinition()).isEqualTo(move.toDefinition()));
    assertThat(changes.of(one.number(), true)).singleElement().extracting(TimelineEntry::name).asString()
        .startsWith("The time limits in Prepare departure changed, and with them the due dates of this case.");
  }

  @Test
  void theTimelineOfTheCaseTellsIt() {
    Journey one = start();
    finished(publish(renamed("Give awareness course"), MoveWish.all()));

    assertThat(changes.of(one.number(), true)).singleElement().extracting(TimelineEntry::name).asString()
        .matches(
            "Prepare departure changed from version \\d+ to version \\d+, and this case follows it\\. It stood at “Give awareness training; "
                + "Hold diversity day” and stands at “Give awareness course; Hold diversity day”\\. Reason: A course takes a day\\. Decided by Rūta .*");
    assertThat(changes.of(one.number(), false)).singleElement().extracting(TimelineEntry::name).asString().doesNotContain("Decided by");
    rename("ruta", "Ramunė");
    try {
      assertThat(changes.of(one.number(), true)).as("as she was called then").singleElement().extracting(TimelineEntry::name).asString()
          .contains("Decided by Rūta ");
    } finally {
      rename("ruta", "Rūta");
    }
  }

  private void rename(String userId, String firstName) {
    User user = identity.createUserQuery().userId(userId).singleResult();
    user.setFirstName(firstName);
    identity.saveUser(user);
  }

  @Test
  void aStepThatTheCaseHasNeverHadIsMadeUpForAsItWasDecidedAndItsTimelineTellsIt() {
    Journey one = start();
    String number = propose(CaseMovesTest::calledBefore);
    proposals.decide(number, FLOW, new Skipping(TRAINING + " " + DAY, CALL),
        Optional.of(new Decided(Remedy.ANSWER_NOW, "Nobody travels without a trainer.")));

    publish(number, MoveWish.all());
    finished(number);

    one.waitsAt(CALL, DAY);
    assertThat(one.groupsOf(CALL)).hasSize(1);
    assertThat(moves.results(number, MoveState.MOVED, 0, 10)).singleElement().extracting(CaseMove::standsAt).asString()
        .contains("Call trainer", "Hold diversity day");
    assertThat(changes.of(one.number(), true)).singleElement().extracting(TimelineEntry::name).asString()
        .contains("Has “Call trainer” now, which it had never had, and then goes on where it stood. "
            + "Reason: Nobody travels without a trainer.");
    one.complete(CALL, "trainingAttended", "attended", "trainingOn", "2020-02-10").waitsAt(TRAINING, DAY);
  }

  @Test
  void aCaseAboutWhichNobodyHasDecidedStays() {
    Journey one = start();

    String number = publish(CaseMovesTest::calledBefore, MoveWish.all());
    finished(number);

    one.waitsAt(TRAINING, DAY);
    assertThat(moves.results(number, MoveState.STAYED, 0, 10)).singleElement().extracting(CaseMove::why).asString()
        .isEqualTo("Have never had “Call trainer”, and every case passes it before the place where they stand.");
  }

  /** A new step before the training, by the same people and on the same form. */
  private static String calledBefore(String diagram) {
    String step = diagram.substring(diagram.indexOf("<bpmn:userTask id=\"" + TRAINING), diagram.indexOf("</bpmn:userTask>",
        diagram.indexOf("<bpmn:userTask id=\"" + TRAINING)) + "</bpmn:userTask>".length());
    return diagram
        .replace("<bpmn:flowNodeRef>" + TRAINING, "<bpmn:flowNodeRef>" + CALL + "</bpmn:flowNodeRef><bpmn:flowNodeRef>" + TRAINING)
        .replace("sourceRef=\"gateway_preparationSplit\" targetRef=\"gateway_trainingJoin\" />",
            "sourceRef=\"gateway_preparationSplit\" targetRef=\"" + CALL + "\" /><bpmn:sequenceFlow id=\"flow_call\" sourceRef=\"" + CALL
                + "\" targetRef=\"gateway_trainingJoin\" />"
                + step.replace(TRAINING, CALL).replace("Give awareness training", "Call trainer")
                    .replaceAll("<bpmn:(incoming|outgoing)>[^<]*</bpmn:(incoming|outgoing)>", ""));
  }

  private void complete(List<Journey> cases, Queue<Exception> refused) {
    for (Journey one : cases) {
      try {
        one.completeAs(TRAINER, TRAINING, "trainingAttended", "attended", "trainingOn", "2020-02-10");
      } catch (Exception e) {
        refused.add(e);
      }
    }
  }

  /** A second node, at work from the moment of publication. */
  private void publishedThenMoved(String number) {
    await().until(() -> moves.progress(number).all() > 0);
    node(mover).run();
  }

  private static void together(Runnable... work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(work.length);
    try {
      List<Callable<Object>> calls = Stream.of(work).map(Executors::callable).toList();
      for (var done : threads.invokeAll(calls)) {
        done.get();
      }
    } finally {
      threads.shutdown();
    }
  }

  private static ArgumentMatcher<Collection<String>> holds(String instance) {
    return ids -> ids != null && ids.contains(instance);
  }

  private MoveRun node(CaseMover mover) {
    return new MoveRun(table, new MoveTogether(mover, redating, proposals, publications, comparisons, identity), transaction, work);
  }

  private List<Journey> start(int count) {
    return IntStream.range(0, count).mapToObj(i -> start()).toList();
  }

  private Journey start() {
    return flow.start(FLOW, Flow.standard("employerName", "Baltic Byte", "startDate", "2020-03-01"));
  }

  private String instanceOf(Journey one) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(one.number()).singleResult().getId();
  }

  private String versionsOf(Journey one) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(one.number()).singleResult().getProcessDefinitionId();
  }

  private void finished(String number) {
    await().atMost(Duration.ofSeconds(60)).until(() -> moves.progress(number).isOver());
  }

  private static UnaryOperator<String> renamed(String name) {
    return diagram -> diagram.replace("Give awareness training", name);
  }

  /** Published, and its cases wait as long as the test keeps the lock of the run that goes on behind. */
  private String heldBack(UnaryOperator<String> pen) {
    String number = propose(pen);
    publish(number, MoveWish.all());
    return number;
  }

  private String publish(UnaryOperator<String> pen, MoveWish wish) {
    String number = propose(pen);
    publish(number, wish);
    return number;
  }

  private String propose(UnaryOperator<String> pen) {
    return proposals.add(schemes.find("digital-explorers").orElseThrow(), "Redrawn", Origin.MODELER, "ruta",
        List.of(Redrawn.diagram(flows.inForce(FLOW).orElseThrow(), pen)), Set.of(FLOW + ".bpmn")).number();
  }

  /** The table, with another period for the preparation of a departure. */
  private String publishLimits(String period, boolean newDueDates) {
    FlowBundle limits = Redrawn.files(flows.inForce("time-limits").orElseThrow(), ".dmn",
        table -> LIMIT_ROW.matcher(table).replaceFirst("$1\"" + period + "\""));
    String number = proposals.add(schemes.find("digital-explorers").orElseThrow(), "More time", Origin.MODELER, "ruta", List.of(limits),
        Set.of("time-limits.dmn")).number();
    proposals.explain(number, "More time", newDueDates);
    publish(number, MoveWish.all());
    return number;
  }

  private void publish(String number, MoveWish wish) {
    transaction.executeWithoutResult(status -> {
      FlowBundle bundle = proposals.bundles(number).get(0);
      String deployment = flows.deploy(bundle, "proposal");
      published.add(deployment);
      jdbc.sql("""
          insert into publication (id, flow, deployment_id, proposal_number, published_by, reason, changes, published_at)
          values (?, ?, ?, ?, 'ruta', 'A course takes a day.', 'changed', ?)""")
          .params(UUID.randomUUID().toString(), bundle.flow(), deployment, number, OffsetDateTime.now()).update();
      moves.queue(number, bundle.flow(), deployment, wish);
    });
  }
}

@ContextConfiguration(initializers = Postgres.class)
class CaseMovesOnPostgresTest extends CaseMovesTest {}
