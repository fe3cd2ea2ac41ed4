package eu.passerelle.engine.moving;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.engine.deployment.ProcessFolders;
import eu.passerelle.engine.graph.StepGraph;
import eu.passerelle.engine.moving.MoveOrders.Skipping;
import eu.passerelle.engine.moving.MovePlan.Verdict;
import eu.passerelle.engine.moving.Position.Place;
import eu.passerelle.engine.moving.Position.Token;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.ModelFile;
import eu.passerelle.model.XmlNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What a case that comes into the middle of a new diagram will never do, and what is done about it. */
class ForesightTest {

  private static final String SCHEDULE = "userTask_scheduleInterview";
  private static final String ASSESS = "userTask_assessInterview";
  private static final String INTERVIEW = "interview-candidate";

  private final StepGraph interview = flow(INTERVIEW, diagram -> diagram);
  private final StepGraph swapped = flow(INTERVIEW, ForesightTest::assessedFirst);

  @Test
  void aStepThatNowComesFirstIsNeverDoneAndItsTableDecidesWithoutIt() {
    Foresight foresight = new Foresight(interview, swapped, MoveOrders.of(Map.of()));

    Verdict verdict = foresight.judge(at(SCHEDULE), List.of(SCHEDULE), nothing());

    assertThat(verdict.fate()).isEqualTo(Fate.DECIDE);
    assertThat(verdict.why()).isEqualTo("Have never had “Assess interview”, and every case passes it before the place where they stand.");
    assertThat(verdict.skipped()).singleElement().satisfies(step -> {
      assertThat(step.id()).isEqualTo(ASSESS);
      assertThat(step.ways()).containsExactly(Remedy.GO_BACK, Remedy.ANSWER_NOW, Remedy.LET_BE);
      assertThat(step.chosen()).isNull();
    });
    assertThat(foresight.gaps(at(SCHEDULE), List.of(SCHEDULE), nothing())).containsExactlyInAnyOrder(
        "Will never do “Assess interview”, which comes before the place where they stand.",
        "The table of “Decide interview” will decide without “Attendance”, “Recommendation” and “Sum of the four scores”, which nobody has given.");
  }

  @Test
  void whoHasHadTheStepOrHasItStillToComeMissesNothing() {
    Foresight foresight = new Foresight(interview, swapped, MoveOrders.of(Map.of()));
    Known scheduled = nothing().with(interview.answers(interview.node(SCHEDULE)), List.of(SCHEDULE));

    assertThat(foresight.judge(at(ASSESS), List.of(ASSESS), scheduled)).isEqualTo(Verdict.FOLLOWS);
    assertThat(foresight.gaps(at(ASSESS), List.of(ASSESS), scheduled)).isEmpty();
    Known assessed = nothing().with(interview.answers(interview.node(ASSESS)), List.of(ASSESS));
    assertThat(foresight.judge(at(SCHEDULE), List.of(SCHEDULE), assessed)).as("it was there before").isEqualTo(Verdict.FOLLOWS);
    assertThat(new Foresight(interview, interview, MoveOrders.of(Map.of())).gaps(at(SCHEDULE), List.of(SCHEDULE), nothing())).isEmpty();
  }

  @Test
  void whoGoesBackHasTheStepAndAllBehindItBeforeIt() {
    Foresight foresight = new Foresight(interview, swapped, decided(Remedy.GO_BACK));

    Verdict verdict = foresight.judge(at(SCHEDULE), List.of(SCHEDULE), nothing());

    assertThat(verdict.fate()).isEqualTo(Fate.FOLLOWS);
    assertThat(verdict.detour()).isEqualTo(new Detour(Set.of(SCHEDULE), List.of(), ASSESS));
    assertThat(foresight.gaps(at(SCHEDULE), List.of(SCHEDULE), nothing())).as("the new order assesses before there is a day")
        .containsExactly("The form of “Assess interview” will not show “Day of the interview”, which nobody has given.");
  }

  @Test
  void whoAnswersNowGoesOnWhereItStoodAndNothingIsMissing() {
    Foresight foresight = new Foresight(interview, swapped, decided(Remedy.ANSWER_NOW));

    assertThat(foresight.judge(at(SCHEDULE), List.of(SCHEDULE), nothing()).detour())
        .isEqualTo(new Detour(Set.of(SCHEDULE), List.of(ASSESS), SCHEDULE));
    assertThat(foresight.gaps(at(SCHEDULE), List.of(SCHEDULE), nothing())).isEmpty();
  }

  @Test
  void whatIsLetBeFollowsAndTheGapsStayTold() {
    Foresight foresight = new Foresight(interview, swapped, decided(Remedy.LET_BE));

    Verdict verdict = foresight.judge(at(SCHEDULE), List.of(SCHEDULE), nothing());

    assertThat(verdict.fate()).isEqualTo(Fate.FOLLOWS);
    assertThat(verdict.detour()).isNull();
    assertThat(foresight.gaps(at(SCHEDULE), List.of(SCHEDULE), nothing())).hasSize(2);
  }

  @Test
  void aNewStepAtAPlaceThatTheyHavePassedIsTold() {
    StepGraph longer = flow(INTERVIEW, diagram -> diagram.replace("sourceRef=\"startEvent_candidateInvited\" targetRef=\"" + SCHEDULE,
        "sourceRef=\"startEvent_candidateInvited\" targetRef=\"userTask_call").replace("</bpmn:process>", """
            <bpmn:userTask id="userTask_call" name="Call candidate" />
            <bpmn:sequenceFlow id="flow_call" sourceRef="userTask_call" targetRef="%s" /></bpmn:process>""".formatted(SCHEDULE)));
    Foresight foresight = new Foresight(interview, longer, MoveOrders.of(Map.of()));

    assertThat(foresight.gaps(at(SCHEDULE), List.of(SCHEDULE), nothing()))
        .containsExactly("Have already passed the place of the new step “Call candidate”.");
    assertThat(foresight.judge(at(SCHEDULE), List.of(SCHEDULE), nothing()).fate()).isEqualTo(Fate.DECIDE);
    assertThat(new Foresight(interview, longer, MoveOrders.of(Map.of("userTask_ring", "userTask_call")))
        .gaps(at(SCHEDULE), List.of(SCHEDULE), nothing().with(Set.of(), List.of("userTask_ring")))).as("it is the step that they had")
        .isEmpty();
  }

  @Test
  void whoCannotBeFollowedToTheEndStaysAlsoWhereNothingChanges() {
    List<String> branches = IntStream.range(0, 12).mapToObj(branch -> "branch" + branch).toList();
    List<Token> tokens = branches.stream().flatMap(branch -> at(branch).stream()).toList();
    StepGraph graph = OutlookTest.sideBySide(branches);

    Verdict verdict = new Foresight(graph, graph, MoveOrders.of(Map.of())).judge(tokens, branches, nothing());

    assertThat(verdict.fate()).isEqualTo(Fate.STAYS);
    assertThat(verdict.why()).startsWith("Could not be followed to the end: ");
  }

  @Test
  void whatWasUnknownExcusesNoFaultAndAFaultExcusesNothingUnknown() {
    List<String> branches = IntStream.range(0, 12).mapToObj(branch -> "branch" + branch).toList();
    StepGraph wide = OutlookTest.sideBySide(branches);
    StepGraph waiting = OutlookTest.sideBySide(List.of("branch0", "never"));

    assertThat(new Foresight(wide, waiting, MoveOrders.of(Map.of())).judge(at(branches.toArray(String[]::new)), List.of("branch0"),
        nothing()).why()).startsWith("Would wait for ever ");
    assertThat(new Foresight(waiting, wide, MoveOrders.of(Map.of())).judge(at("branch0"), branches, nothing()).why())
        .startsWith("Could not be followed to the end: ");
    assertThat(new Foresight(waiting, waiting, MoveOrders.of(Map.of())).judge(at("branch0"), List.of("branch0"), nothing()).fate())
        .as("it waits in its own version too").isEqualTo(Fate.FOLLOWS);
  }

  @Test
  void whatAMachineWouldHaveDoneIsToldAndNeedsNoDecision() {
    String nodes = "<bpmn:startEvent id=\"start\"/><bpmn:userTask id=\"a\" name=\"Ask\"/><bpmn:endEvent id=\"end\"/>";
    Foresight foresight = new Foresight(OutlookTest.graph(nodes, "start>a", "a>end"),
        OutlookTest.graph(nodes + "<bpmn:serviceTask id=\"note\" name=\"Note\"/>", "start>note", "note>a", "a>end"),
        MoveOrders.of(Map.of()));

    assertThat(foresight.judge(at("a"), List.of("a"), nothing())).isEqualTo(Verdict.FOLLOWS);
    assertThat(foresight.gaps(at("a"), List.of("a"), nothing())).containsExactly("Have already passed the place of the new step “Note”.");
  }

  @Test
  void behindAParallelJoinLiesAllOfBothBranchesBehindAQuestionOnlyWhatIsCommon() {
    StepGraph graph = OutlookTest.graph("""
        <bpmn:startEvent id="start"/><bpmn:parallelGateway id="fork"/><bpmn:userTask id="a"/><bpmn:userTask id="b"/>
        <bpmn:parallelGateway id="join"/><bpmn:exclusiveGateway id="ask"/><bpmn:userTask id="c"/><bpmn:userTask id="d"/>
        <bpmn:exclusiveGateway id="meet"/><bpmn:userTask id="e"/>""",
        "start>fork", "fork>a", "fork>b", "a>join", "b>join", "join>ask", "ask>c", "ask>d", "c>meet", "d>meet", "meet>e", "e>ask");

    assertThat(graph.passage().behind(graph.node("e"))).extracting(XmlNode::id).contains("a", "b").doesNotContain("c", "d", "e");
    assertThat(graph.passage().ahead(List.of("e"))).extracting(XmlNode::id).contains("c", "d", "e").doesNotContain("a", "b");
  }

  @Test
  void whatEveryWayThroughASubprocessPassesLiesBehindIt() {
    StepGraph graph = OutlookTest.graph("""
        <bpmn:startEvent id="start"/><bpmn:subProcess id="course"><bpmn:startEvent id="in"/><bpmn:userTask id="a"/>
        <bpmn:endEvent id="out"/><bpmn:sequenceFlow id="x" sourceRef="in" targetRef="a"/>
        <bpmn:sequenceFlow id="y" sourceRef="a" targetRef="out"/></bpmn:subProcess>
        <bpmn:boundaryEvent id="late" attachedToRef="course"><bpmn:timerEventDefinition/></bpmn:boundaryEvent>
        <bpmn:userTask id="b"/><bpmn:userTask id="c"/>""", "start>course", "course>b", "late>c");

    assertThat(graph.passage().behind(graph.node("b"))).extracting(XmlNode::id).contains("course", "a");
    assertThat(graph.passage().behind(graph.node("c"))).extracting(XmlNode::id).contains("course").doesNotContain("a");
    assertThat(graph.passage().ahead(List.of("a"))).extracting(XmlNode::id).contains("b", "c", "out");
  }

  @Test
  void nobodyGoesBackInTwoBranchesAtOnceNorOutOfWhatWouldBeLost() {
    String before = """
        <bpmn:startEvent id="start"/><bpmn:parallelGateway id="fork"/><bpmn:userTask id="a"/><bpmn:callActivity id="b"/>
        <bpmn:parallelGateway id="join"/><bpmn:endEvent id="end"/>""";
    StepGraph drawn = OutlookTest.graph(before, "start>fork", "fork>a", "fork>b", "a>join", "b>join", "join>end");
    StepGraph both =
        OutlookTest.graph(before + "<bpmn:userTask id=\"x\"/><bpmn:userTask id=\"y\"/>", "start>fork", "fork>x", "x>a", "fork>y",
            "y>b", "a>join", "b>join", "join>end");
    StepGraph first = OutlookTest.graph(before + "<bpmn:userTask id=\"x\"/>", "start>fork", "fork>x", "x>a", "fork>b", "a>join", "b>join",
        "join>end");
    StepGraph second = OutlookTest.graph(before + "<bpmn:userTask id=\"y\"/>", "start>fork", "fork>a", "fork>y", "y>b", "a>join", "b>join",
        "join>end");

    assertThat(ways(drawn, both, at("a", "b"))).as("in both branches").containsExactly(List.of(Remedy.LET_BE), List.of(Remedy.LET_BE));
    assertThat(ways(drawn, first, at("a", "b"))).as("from a step that only waits")
        .containsExactly(List.of(Remedy.GO_BACK, Remedy.ANSWER_NOW, Remedy.LET_BE));
    assertThat(ways(drawn, second, at("a", "b"))).as("from a part that is being done").containsExactly(List.of(Remedy.LET_BE));
    assertThat(ways(drawn, first, List.of(new Token("a", Place.AFTER), new Token("b", Place.AT)))).as("from a step that has been done")
        .containsExactly(List.of(Remedy.LET_BE));
  }

  private static List<List<Remedy>> ways(StepGraph before, StepGraph after, List<Token> tokens) {
    return new Foresight(before, after, MoveOrders.of(Map.of())).judge(tokens, tokens.stream().map(Token::element).toList(), nothing())
        .skipped().stream().map(SkippedStep::ways).toList();
  }

  private static MoveOrders decided(Remedy remedy) {
    return new MoveOrders(Map.of(), Map.of(new Skipping(SCHEDULE, ASSESS), new MoveOrders.Decided(remedy, "")));
  }

  private static List<Token> at(String... steps) {
    return Stream.of(steps).map(step -> new Token(step, Place.AT)).toList();
  }

  private static Known nothing() {
    return new Known() {

      @Override
      public boolean answer(String variable) {
        return false;
      }

      @Override
      public boolean passed(String step) {
        return false;
      }
    };
  }

  private static String assessedFirst(String diagram) {
    return diagram.replace("sourceRef=\"startEvent_candidateInvited\" targetRef=\"" + SCHEDULE,
        "sourceRef=\"startEvent_candidateInvited\" targetRef=\"" + ASSESS)
        .replace("sourceRef=\"" + SCHEDULE + "\" targetRef=\"" + ASSESS, "sourceRef=\"" + ASSESS + "\" targetRef=\"" + SCHEDULE)
        .replace("sourceRef=\"" + ASSESS + "\" targetRef=\"gateway_interviewJoin", "sourceRef=\"" + SCHEDULE
            + "\" targetRef=\"gateway_interviewJoin");
  }

  private static StepGraph flow(String id, UnaryOperator<String> edit) {
    return new ProcessFolders(new PathMatchingResourcePatternResolver()).all().stream().filter(folder -> folder.id().equals(id)).findFirst()
        .map(folder -> StepGraph.of(new FlowBundle(id, null, folder.files().stream().map(file -> read(file, edit)).toList()), id, Map.of()))
        .orElseThrow();
  }

  private static ModelFile read(Resource file, UnaryOperator<String> edit) {
    try {
      String content = file.getContentAsString(StandardCharsets.UTF_8);
      return new ModelFile(null, file.getFilename(),
          (file.getFilename().endsWith(".bpmn") ? edit.apply(content) : content).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
