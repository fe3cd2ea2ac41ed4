package eu.passerelle.tryout.replay;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.engine.Catalogued;
import eu.passerelle.engine.EngineRoom;
import eu.passerelle.engine.flow.FlowCatalogue;
import eu.passerelle.engine.replay.Recording.Happening;
import eu.passerelle.engine.replay.Recording.Kind;
import eu.passerelle.engine.replay.Recordings;
import eu.passerelle.engine.replay.Replayer;
import eu.passerelle.tryout.Progress;
import eu.passerelle.tryout.TryOutResult.OtherWay;
import eu.passerelle.tryout.TryOutResult.Stuck;
import eu.passerelle.tryout.TryOutResult;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/** A finished case is lived through again over a changed flow; small flows, one thing changed in each. */
@SpringBootTest(classes = {EngineRoom.class, ReplayTest.DraftDelegate.class, ReplayTest.AskDelegate.class}, properties = {
    "spring.datasource.url=jdbc:h2:mem:replay-room;DB_CLOSE_DELAY=-1",
    "passerelle.deploy-flows=false", "camunda.bpm.job-execution.enabled=false"})
@ActiveProfiles("trial")
class ReplayTest {

  private static final String FLOW = "small-flow";
  private static final String CALLED = "small-block";
  private static final String NOTHING = "{\"type\": \"text\", \"id\": \"text_1\", \"text\": \"There is nothing to fill in.\"}";
  private static final String PASSED = "{\"type\": \"checkbox\", \"id\": \"field_passed\", \"key\": \"passed\", \"label\": \"Passed\", "
      + "\"properties\": {\"personal\": \"none\"}}";
  private static final String MARK = "{\"type\": \"number\", \"id\": \"field_mark\", \"key\": \"mark\", \"label\": \"Mark\", "
      + "\"properties\": {\"personal\": \"none\"}, "
      + "\"validate\": {\"required\": true, \"min\": 0, \"max\": 100}}";
  private static final String DAY =
      "{\"type\": \"datetime\", \"subtype\": \"date\", \"dateLabel\": \"Day\", \"id\": \"field_day\", \"key\": \"day\", "
          + "\"properties\": {\"personal\": \"none\"}, \"disallowPassedDates\": true, \"validate\": {\"required\": true}}";

  @Autowired ProcessEngine engine;
  @Autowired RepositoryService repository;
  @Autowired RuntimeService runtime;
  @Autowired TaskService tasks;
  @Autowired FormService forms;
  @Autowired HistoryService history;
  @Autowired ManagementService management;
  @Autowired Recordings recordings;
  @Autowired Replayer replayer;
  @Autowired FlowCatalogue flows;
  @Autowired JdbcClient jdbc;
  @Autowired DraftDelegate draft;
  @Autowired AskDelegate ask;

  private final List<String> files = new ArrayList<>();
  private final AtomicInteger series = new AtomicInteger();

  @BeforeEach
  void startAfresh() {
    draft.drafted = 0;
    ask.refuse = false;
    form("nothing", NOTHING);
    form("result", PASSED);
  }

  @AfterEach
  void leaveNothing() {
    repository.createDeploymentQuery().list().forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
  }

  @Test
  void overTheUnchangedFlowACaseGoesTheSameWay() {
    deploy(interview());
    answer(begin(), "ask", Map.of("passed", false));

    TryOutResult.Replay result = replay();

    assertThat(result.same()).isEqualTo(1);
    assertThat(result.otherWay()).isEmpty();
    assertThat(result.stuck()).isEmpty();
  }

  @Test
  void aReplayLeavesNothingInTheTrial() {
    deploy(interview());
    answer(begin(), "ask", Map.of("passed", true));

    replay();

    assertThat(history.createHistoricProcessInstanceQuery().count()).isEqualTo(1);
  }

  @Test
  void whereAConditionHasChangedTheCaseGoesAnotherWayAndTheReportSaysWhere() {
    deploy(interview());
    answer(begin(), "ask", Map.of("passed", false));
    deploy(new SmallDiagram().start().task("ask", "Interview candidate", "result").question("passed", "Interview passed?", "refused")
        .end("offered", "Place offered").end("refused", "Application refused").path("start", "ask", "passed", "refused")
        .when("passed", "offered", "!passed"));

    OtherWay other = onlyOther();

    assertThat(other.caseNumber()).isEqualTo("TST-1");
    assertThat(other.partedAfter()).isEqualTo("Interview passed?");
    assertThat(other.then()).isEqualTo("Application refused");
    assertThat(other.now()).isEqualTo("Place offered");
    assertThat(other.endThen()).isEqualTo("Application refused");
    assertThat(other.endNow()).isEqualTo("Place offered");
  }

  @Test
  void whereARowOfATableHasChangedExactlyThoseGoAnotherWayWhoseAnswersSaySo() {
    form("marks", MARK);
    table(50);
    deploy(graded());
    answer(begin(), "ask", Map.of("mark", 45));
    answer(begin(), "ask", Map.of("mark", 55));
    answer(begin(), "ask", Map.of("mark", 65));
    files.removeIf(file -> file.startsWith("grade.dmn"));
    table(60);
    deploy(graded());

    TryOutResult.Replay result = replay();

    assertThat(result.same()).isEqualTo(2);
    assertThat(result.otherWay()).extracting(OtherWay::caseNumber).containsExactly("TST-2");
    assertThat(result.otherWay().get(0).partedAfter()).isEqualTo("Good enough?");
  }

  @Test
  void aNewStepIsDoneAndIsNoOtherWay() {
    form("marks", MARK);
    deploy(interview());
    answer(begin(), "ask", Map.of("passed", true));
    deploy(new SmallDiagram().start().task("check", "Check papers", "marks").task("ask", "Interview candidate", "result")
        .question("passed", "Interview passed?", "offered").end("offered", "Place offered").end("refused", "Application refused")
        .path("start", "check", "ask", "passed", "offered").when("passed", "refused", "!passed"));

    TryOutResult.Replay result = replay();

    assertThat(result.same()).isEqualTo(1);
    assertThat(result.remark()).contains("“Check papers” (1)");
  }

  @Test
  void aRemovedStepIsNoOtherWay() {
    deploy(new SmallDiagram().start().task("ask", "Ask", "nothing").task("tell", "Tell", "nothing").end("done", "Done")
        .path("start", "ask", "tell", "done"));
    String id = begin();
    answer(id, "ask", Map.of());
    answer(id, "tell", Map.of());
    deploy(new SmallDiagram().start().task("tell", "Tell", "nothing").end("done", "Done").path("start", "tell", "done"));

    goesTheSameWay(replay());
  }

  @Test
  void aRemovedStepWhoseAnswerIsNeededLeavesTheCaseStuck() {
    deploy(interview());
    answer(begin(), "ask", Map.of("passed", true));
    deploy(new SmallDiagram().start().task("other", "Look at papers", "nothing").question("passed", "Interview passed?", "offered")
        .end("offered", "Place offered").end("refused", "Application refused").path("start", "other", "passed", "offered")
        .when("passed", "refused", "!passed"));

    Stuck stuck = onlyStuck();

    assertThat(stuck.stepName()).isEqualTo("Look at papers");
    assertThat(stuck.sentence()).isEqualTo("Nothing answers ‘passed’.");
  }

  @Test
  void aMessageComesAgainWithWhatItBrought() {
    SmallDiagram waiting =
        new SmallDiagram().start().receive("await", "Await decision", "decided").question("passed", "Favourable?", "offered")
            .end("offered", "Place offered").end("refused", "Application refused").path("start", "await", "passed", "offered")
            .when("passed", "refused", "!passed");
    deploy(waiting);
    String id = begin();
    runtime.createMessageCorrelation("decided").processInstanceId(id).setVariable("passed", false).correlate();

    goesTheSameWay(replay());
  }

  @Test
  void whereTheTimeRanOutItRunsOutAgain() {
    deploy(new SmallDiagram().start().task("ask", "Ask", "nothing").timerAt("ask", "late", "Too late").end("done", "Done")
        .end("expired", "Expired")
        .path("start", "ask", "done").path("late", "expired"));
    fire(begin(), "late");

    goesTheSameWay(replay());
  }

  @Test
  void whereTheProposalLetsNoTimeRunOutTheCaseIsStuck() {
    deploy(new SmallDiagram().start().task("ask", "Ask", "nothing").timerAt("ask", "late", "Too late").end("done", "Done")
        .end("expired", "Expired")
        .path("start", "ask", "done").path("late", "expired"));
    fire(begin(), "late");
    deploy(new SmallDiagram().start().task("ask", "Ask", "nothing").end("done", "Done").path("start", "ask", "done"));

    assertThat(onlyStuck().stepName()).isEqualTo("Ask");
    assertThat(onlyStuck().sentence()).startsWith("Nobody answered here then");
  }

  @Test
  void aNewWaitIsWaitedOut() {
    deploy(interview());
    answer(begin(), "ask", Map.of("passed", true));
    deploy(new SmallDiagram().start().wait("pause", "A fortnight later").task("ask", "Interview candidate", "result")
        .question("passed", "Interview passed?", "offered").end("offered", "Place offered").end("refused", "Application refused")
        .path("start", "pause", "ask", "passed", "offered").when("passed", "refused", "!passed"));

    goesTheSameWay(replay());
  }

  @Test
  void aCallIsNotMadeAgainAndGivesWhatItGave() {
    deployBlock();
    deploy(new SmallDiagram().start().call("block", "Assess", CALLED, "passed").question("passed", "Favourable?", "offered")
        .end("offered", "Place offered").end("refused", "Application refused").path("start", "block", "passed", "offered")
        .when("passed", "refused", "!passed"));
    begin();
    answer(null, "assess", Map.of("passed", false));
    long before = runtime.createProcessInstanceQuery().count();

    goesTheSameWay(replay());
    assertThat(runtime.createProcessInstanceQuery().count()).isEqualTo(before).isZero();
  }

  @Test
  void neitherIsACallThatComesAfterAWait() {
    deployBlock();
    deploy(new SmallDiagram().start().task("ask", "Ask", "nothing").call("block", "Assess", CALLED, "passed")
        .question("passed", "Favourable?", "offered").end("offered", "Place offered").end("refused", "Application refused")
        .path("start", "ask", "block", "passed", "offered").when("passed", "refused", "!passed"));
    answer(begin(), "ask", Map.of());
    answer(null, "assess", Map.of("passed", false));

    goesTheSameWay(replay());
  }

  @Test
  void anErrorFromACallIsThrownAgain() {
    deployBlock(new SmallDiagram().start().task("assess", "Assess", "result").errorEnd("failed", "Failed", "noPapers")
        .path("start", "assess", "failed"));
    deploy(new SmallDiagram().start().call("block", "Assess", CALLED).errorAt("block", "gone", "No papers", "noPapers").end("done", "Done")
        .end("lost", "Lost").path("start", "block", "done").path("gone", "lost"));
    begin();
    answer(null, "assess", Map.of("passed", false));

    goesTheSameWay(replay());
  }

  @Test
  void whatTheHouseDidIsNotDoneAgainButItsResultIsThere() {
    deploy(new SmallDiagram().start().service("draft", "Draft letter", "draftDelegate").task("ask", "Ask", "nothing").end("done", "Done")
        .path("start", "draft", "ask", "done"));
    answer(begin(), "ask", Map.of());
    assertThat(draft.drafted).isEqualTo(1);
    deploy(new SmallDiagram().start().service("draft", "Draft letter", "draftDelegate").task("ask", "Ask", "nothing")
        .question("drafted", "Drafted?", "done").end("done", "Done").end("undone", "Undone")
        .path("start", "draft", "ask", "drafted", "done").when("drafted", "undone", "letter != 1"));

    goesTheSameWay(replay());
    assertThat(draft.drafted).isEqualTo(1);
  }

  @Test
  void anErrorOfTheHouseIsThrownAgain() {
    ask.refuse = true;
    SmallDiagram asking = new SmallDiagram().start().service("draft", "Ask office", "askDelegate")
        .errorAt("draft", "gone", "Nobody there", "nobodyThere").end("done", "Done").end("lost", "Lost").path("start", "draft", "done")
        .path("gone", "lost");
    deploy(asking);
    begin();
    ask.refuse = false;

    goesTheSameWay(replay());
  }

  @Test
  void stepsForSeveralGetTheAnswersThatEachGot() {
    deploy(forThree("${false}"));
    String id = begin();
    for (boolean passed : new boolean[] {true, false, true}) {
      Task one = tasks.createTaskQuery().processInstanceId(id).taskVariableValueEquals("loopCounter", 0).list().stream().findFirst()
          .orElseGet(() -> tasks.createTaskQuery().processInstanceId(id).list().get(0));
      forms.submitTaskForm(one.getId(), Map.of("passed", passed));
    }

    goesTheSameWay(replay());
  }

  @Test
  void aLoopTakesTheAnswersOfEachTurn() {
    deploy(new SmallDiagram().start().node("<bpmn:exclusiveGateway id=\"again\" />").task("ask", "Examine", "result")
        .question("passed", "Passed?", "done").end("done", "Done").path("start", "again", "ask", "passed", "done")
        .when("passed", "again", "!passed"));
    String id = begin();
    answer(id, "ask", Map.of("passed", false));
    answer(id, "ask", Map.of("passed", false));
    answer(id, "ask", Map.of("passed", true));

    goesTheSameWay(replay());
  }

  @Test
  void whatBeganBesidesBeginsAgainEachTimeWithWhatItWasTold() {
    SmallDiagram besides =
        new SmallDiagram().task("note", "Note offer", "nothing").question("kind", "Which?", "first").end("first", "First")
            .end("second", "Second").path("offer_begun", "note", "kind", "first").when("kind", "second", "offer == 'two'");
    deploy(new SmallDiagram().start().task("ask", "Ask", "nothing").end("done", "Done").path("start", "ask", "done")
        .besides("offer", "Offer", "offerMade", besides));
    String id = begin();
    for (String offer : List.of("one", "two")) {
      runtime.createMessageCorrelation("offerMade").processInstanceId(id).setVariablesToTriggeredScope(Map.of("offer", offer)).correlate();
    }
    answer(id, "note", Map.of());
    answer(id, "note", Map.of());
    answer(id, "ask", Map.of());

    goesTheSameWay(replay());
  }

  @Test
  void whatCameWhileTheCaseStoodBeforeAStepOfTheHouseComesBeforeThatStepIsDone() {
    deploy(new SmallDiagram().start().end("sent", "Letter sent").path("start", "draft", "sent").message("withdrawn").node("""
        <bpmn:serviceTask id="draft" name="Draft letter" camunda:asyncBefore="true" camunda:delegateExpression="${draftDelegate}" />
        <bpmn:subProcess id="withdrawal" name="Withdrawal" triggeredByEvent="true"><bpmn:startEvent id="withdrawn" name="Withdrawn">
        <bpmn:messageEventDefinition messageRef="Message_withdrawn" /></bpmn:startEvent><bpmn:endEvent id="gone" name="Gone" />
        <bpmn:sequenceFlow id="withdrawn_gone" sourceRef="withdrawn" targetRef="gone" /></bpmn:subProcess>"""));
    runtime.createMessageCorrelation("withdrawn").processInstanceId(begin()).correlate();

    goesTheSameWay(replay());
    assertThat(draft.drafted).isZero();
  }

  @Test
  void whatHadBeenDecidedWhenItCameIsDecidedAgainBeforeItComes() {
    deploy(new SmallDiagram().start().task("ask", "Interview", "result").savePointAfter("ask").node("""
        <bpmn:serviceTask id="draft" name="Draft letter" camunda:asyncBefore="true" camunda:delegateExpression="${draftDelegate}" />
        <bpmn:subProcess id="withdrawal" name="Withdrawal" triggeredByEvent="true"><bpmn:startEvent id="withdrawn" name="Withdrawn">
        <bpmn:messageEventDefinition messageRef="Message_withdrawn" /></bpmn:startEvent><bpmn:endEvent id="gone" name="Gone" />
        <bpmn:sequenceFlow id="withdrawn_gone" sourceRef="withdrawn" targetRef="gone" /></bpmn:subProcess>""")
        .question("passed", "Passed?", "draft")
        .end("sent", "Letter sent").end("refused", "Refused").path("start", "ask", "passed", "draft", "sent")
        .when("passed", "refused", "!passed")
        .message("withdrawn"));
    String id = begin();
    answer(id, "ask", Map.of("passed", true));
    management.executeJob(management.createJobQuery().processInstanceId(id).singleResult().getId());
    runtime.createMessageCorrelation("withdrawn").processInstanceId(id).correlate();

    goesTheSameWay(replay());
    assertThat(draft.drafted).isZero();
  }

  @Test
  void whatAStepMapsWhenItEndsDoesNotComeFromOutsideThoughTheClockHadMovedOn() {
    deploy(new SmallDiagram().start().task("ask", "Ask", "result", """
        <bpmn:extensionElements><camunda:inputOutput><camunda:outputParameter name="asked">${true}</camunda:outputParameter></camunda:inputOutput>
        </bpmn:extensionElements>""").end("done", "Done").path("start", "ask", "done"));
    String id = begin();
    answer(id, "ask", Map.of("passed", true));
    ended(id, "ask", Duration.ofMillis(20));

    assertThat(recordings.of(List.of(id)).get(0).happenings()).extracting(Happening::kind).containsExactly(Kind.ANSWERED);
    goesTheSameWay(replay());
  }

  @Test
  void whatIsWrittenOnceMoreIsWrittenOnceMore() {
    deploy(new SmallDiagram().start().node("<bpmn:exclusiveGateway id=\"again\" />").task("ask", "Decide next round", "result")
        .question("passed", "Decided?", "done").end("done", "Seat filled").path("start", "again", "ask", "passed", "done")
        .when("passed", "again", "!filled"));
    String id = begin();
    runtime.setVariable(id, "filled", false);
    answer(id, "ask", Map.of("passed", true));
    runtime.setVariable(id, "filled", true);
    runtime.setVariable(id, "filled", false);
    answer(id, "ask", Map.of("passed", true));
    runtime.setVariable(id, "filled", true);
    answer(id, "ask", Map.of("passed", true));

    goesTheSameWay(replay());
  }

  @Test
  void theStepThatTheTimeTookAwayIsKnownThoughTheClockHadMovedOn() {
    deploy(new SmallDiagram().start().twice("each", "Each", new SmallDiagram().node("<bpmn:startEvent id=\"begun\" name=\"Begun\" />")
        .task("ask", "Ask", "nothing").timerAt("ask", "late", "Too late").end("answered", "Answered").end("expired", "Expired")
        .path("begun", "ask", "answered").path("late", "expired")).end("done", "Done").path("start", "each", "done"));
    String id = begin();
    String second = history.createHistoricActivityInstanceQuery().processInstanceId(id).activityId("ask").list().stream()
        .max(Comparator.comparing(HistoricActivityInstance::getId)).orElseThrow().getExecutionId();
    management.executeJob(management.createJobQuery().executionId(second).singleResult().getId());
    ended(id, "ask", Duration.ofMillis(20));
    answer(id, "ask", Map.of());

    goesTheSameWay(replay());
  }

  @Test
  void branchesAtOnceComeInTheOrderInWhichTheyCameThen() {
    deploy(new SmallDiagram().start().parallel("fork").task("one", "One", "nothing").task("two", "Two", "result").parallel("join")
        .end("done", "Done")
        .path("start", "fork", "one", "join", "done").path("fork", "two", "join"));
    String id = begin();
    answer(id, "two", Map.of("passed", true));
    answer(id, "one", Map.of());

    goesTheSameWay(replay());
  }

  @Test
  void aNewQuestionThatHasToBeAnsweredIsAnsweredByTheRobotAndADroppedOneIsLeftOut() {
    form("marks", MARK, PASSED);
    deploy(new SmallDiagram().start().task("ask", "Ask", "marks").end("done", "Done").path("start", "ask", "done"));
    answer(begin(), "ask", Map.of("mark", 3, "passed", true));
    files.removeIf(file -> file.startsWith("marks.form"));
    form("marks", MARK, DAY);
    deploy(new SmallDiagram().start().task("ask", "Ask", "marks").end("done", "Done").path("start", "ask", "done"));

    goesTheSameWay(replay());
  }

  @Test
  void aFieldThatHasBecomeStricterDoesNotTakeTheOldAnswer() {
    form("marks", MARK);
    deploy(new SmallDiagram().start().task("ask", "Ask", "marks").end("done", "Done").path("start", "ask", "done"));
    answer(begin(), "ask", Map.of("mark", 30));
    files.removeIf(file -> file.startsWith("marks.form"));
    form("marks", MARK.replace("100", "20"));
    deploy(new SmallDiagram().start().task("ask", "Ask", "marks").end("done", "Done").path("start", "ask", "done"));

    assertThat(onlyStuck().sentence()).startsWith("Field ‘Mark’:").doesNotContain("30");
  }

  @Test
  void whatTheCallerTakesBackWithAnotherValueIsNamedButNotTold() {
    deploy(
        new SmallDiagram().start().call("block", "Assess", CALLED, "passed", "grade").end("done", "Done").path("start", "block", "done"));
    deployBlock();
    begin();
    answer(null, "assess", Map.of("passed", true));
    deployBlock(new SmallDiagram().start().task("assess", "Assess", "result",
        "<bpmn:extensionElements><camunda:inputOutput><camunda:outputParameter name=\"grade\">${'secret'}</camunda:outputParameter>"
            + "<camunda:outputParameter name=\"passed\">${passed}</camunda:outputParameter></camunda:inputOutput></bpmn:extensionElements>")
        .end("done", "Done").path("start", "assess", "done"));

    TryOutResult.Replay result = replayOf(CALLED, 1);

    assertThat(result.otherWay()).hasSize(1);
    assertThat(result.otherWay().get(0).answersThatDiffer()).containsExactly("grade");
    assertThat(result.toString()).doesNotContain("secret");
  }

  @Test
  void aCaseThatWasEndedFromOutsideComesAsFarAsItCame() {
    deploy(interview());
    runtime.deleteProcessInstance(begin(), "called off");

    goesTheSameWay(replay());
  }

  @Test
  void aNewLoopThatNeverEndsIsNoticed() {
    deploy(interview());
    answer(begin(), "ask", Map.of("passed", false));
    deploy(new SmallDiagram().start().node("<bpmn:exclusiveGateway id=\"again\" />").task("ask", "Interview candidate", "result")
        .task("more", "Ask more", "nothing").end("refused", "Application refused").question("passed", "Interview passed?", "again")
        .path("start", "again", "ask", "more", "passed", "again").when("passed", "refused", "passed and !passed"));

    assertThat(onlyStuck().sentence()).isEqualTo("It goes round in circles.");
  }

  private SmallDiagram interview() {
    return new SmallDiagram().start().task("ask", "Interview candidate", "result").question("passed", "Interview passed?", "offered")
        .end("offered", "Place offered").end("refused", "Application refused").path("start", "ask", "passed", "offered")
        .when("passed", "refused", "!passed");
  }

  private SmallDiagram graded() {
    return new SmallDiagram().start().task("ask", "Ask", "marks").table("grade", "Grade", "grade", "good")
        .question("enough", "Good enough?", "yes")
        .end("yes", "Taken").end("no", "Not taken").path("start", "ask", "grade", "enough", "yes").when("enough", "no", "!good");
  }

  private SmallDiagram forThree(String over) {
    return new SmallDiagram().start()
        .task("ask", "Ask each", "result",
            """
        <bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality xsi:type="bpmn:tFormalExpression">3</bpmn:loopCardinality>
        <bpmn:completionCondition xsi:type="bpmn:tFormalExpression">%s</bpmn:completionCondition></bpmn:multiInstanceLoopCharacteristics>"""
                .formatted(over))
        .end("done", "Done").path("start", "ask", "done");
  }

  private void deployBlock() {
    deployBlock(new SmallDiagram().start().task("assess", "Assess", "result").end("done", "Done").path("start", "assess", "done"));
  }

  private void deployBlock(SmallDiagram block) {
    deployment().addString(CALLED + ".bpmn", block.draw(CALLED)).deploy();
  }

  private void deploy(SmallDiagram flow) {
    deployment().addString(FLOW + ".bpmn", flow.draw(FLOW)).deploy();
  }

  private DeploymentBuilder deployment() {
    DeploymentBuilder deployment = repository.createDeployment().name("test");
    files.forEach(file -> deployment.addString(file.substring(0, file.indexOf('\n')), file.substring(file.indexOf('\n') + 1)));
    return deployment;
  }

  private void form(String id, String... fields) {
    files.add(id + ".form\n" + """
        {"id": "%s", "type": "default", "schemaVersion": 16, "executionPlatform": "Camunda Platform", "executionPlatformVersion": "7.24.0",
         "components": [%s]}""".formatted(id, String.join(",", fields)));
  }

  private void table(int threshold) {
    files.add("grade.dmn\n" + """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="definitions_grade"
            name="grade" namespace="http://passerelle.eu/models">
          <decision id="grade" name="Grade" camunda:historyTimeToLive="P1D">
            <decisionTable id="table_grade" hitPolicy="FIRST">
              <input id="input_1" label="Mark">
                <inputExpression id="expression_1" typeRef="double"><text>mark</text></inputExpression>
              </input>
              <output id="output_1" label="Good" name="good" typeRef="boolean" />
              <rule id="rule_1">
                <inputEntry id="entry_1"><text>&gt;= %d</text></inputEntry><outputEntry id="entry_2"><text>true</text></outputEntry>
              </rule>
              <rule id="rule_2">
                <inputEntry id="entry_3"><text></text></inputEntry><outputEntry id="entry_4"><text>false</text></outputEntry>
              </rule>
            </decisionTable>
          </decision>
        </definitions>
        """.formatted(threshold));
  }

  private String begin() {
    return runtime.startProcessInstanceByKey(FLOW, "TST-" + series.incrementAndGet(), Map.of("scheme", "test")).getId();
  }

  private void answer(String instance, String step, Map<String, Object> answers) {
    var open = tasks.createTaskQuery().taskDefinitionKey(step);
    forms.submitTaskForm((instance == null ? open : open.processInstanceId(instance)).list().get(0).getId(), answers);
  }

  private void fire(String instance, String element) {
    Job timer = management.createJobQuery().processInstanceId(instance).timers().activityId(element).singleResult();
    management.executeJob(timer.getId());
  }

  /** The clock moved on after the step had ended and before what came of it was written down. */
  private void ended(String instance, String step, Duration earlier) {
    jdbc.sql("update ACT_HI_ACTINST set END_TIME_ = ? where PROC_INST_ID_ = ? and ACT_ID_ = ? and END_TIME_ is not null")
        .params(Timestamp.from(endOf(instance, step).minus(earlier)), instance, step).update();
  }

  private Instant endOf(String instance, String step) {
    return history.createHistoricActivityInstanceQuery().processInstanceId(instance).activityId(step).finished().singleResult().getEndTime()
        .toInstant();
  }

  private static void goesTheSameWay(TryOutResult.Replay result) {
    assertThat(result.same()).as(result.toString()).isEqualTo(1);
  }

  private OtherWay onlyOther() {
    TryOutResult.Replay result = replay();
    assertThat(result.otherWay()).as(result.toString()).hasSize(1);
    return result.otherWay().get(0);
  }

  private Stuck onlyStuck() {
    TryOutResult.Replay result = replay();
    assertThat(result.stuck()).as(result.toString()).hasSize(1);
    return result.stuck().get(0);
  }

  private TryOutResult.Replay replay() {
    return replayOf(FLOW, null);
  }

  /** Over the newest version, whatever ran on an older one or on it. */
  private TryOutResult.Replay replayOf(String process, Integer most) {
    List<String> finished = history.createHistoricProcessInstanceQuery().processDefinitionKey(process).finished().list().stream()
        .map(HistoricProcessInstance::getId).toList();
    return new Replays(recordings, flows).replay(engine, flows, replayer, most == null ? finished : finished.subList(0, most), 200,
        new Progress(Clock.systemUTC(), Instant.now().plusSeconds(60), ""));
  }

  @TestComponent("draftDelegate")
  @Catalogued(name = "Draft", does = "Drafts a letter.")
  static class DraftDelegate implements JavaDelegate {

    private int drafted;

    @Override
    public void execute(DelegateExecution execution) {
      execution.setVariable("letter", ++drafted);
    }
  }

  @TestComponent("askDelegate")
  @Catalogued(name = "Ask", does = "Asks an office.")
  static class AskDelegate implements JavaDelegate {

    private boolean refuse;

    @Override
    public void execute(DelegateExecution execution) {
      if (refuse) {
        throw new BpmnError("nobodyThere");
      }
    }
  }
}
