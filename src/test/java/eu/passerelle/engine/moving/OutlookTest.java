package eu.passerelle.engine.moving;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.engine.deployment.ProcessFolder;
import eu.passerelle.engine.deployment.ProcessFolders;
import eu.passerelle.engine.graph.MissingAnswers;
import eu.passerelle.engine.graph.StepGraph;
import eu.passerelle.engine.graph.TokenGame;
import eu.passerelle.engine.graph.TokenGame.Trouble;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.ModelFile;
import eu.passerelle.model.XmlNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What lies before a case that comes into the middle of a drawing: the engine would let it in and leave it there. */
class OutlookTest {

  @Test
  void aBranchThatACaseHasNotBegunKeepsItWaitingForEver() {
    StepGraph graph = graph("""
        <bpmn:startEvent id="start"/><bpmn:parallelGateway id="fork"/><bpmn:userTask id="a" name="Ask"/><bpmn:userTask id="b" name="Book"/>
        <bpmn:parallelGateway id="join"/><bpmn:userTask id="c" name="Close"/><bpmn:endEvent id="end"/>""",
        "start>fork", "fork>a", "fork>b", "a>join", "b>join", "join>c", "c>end");

    assertThat(trouble(graph, List.of("a"))).contains("Would wait for ever before “Close”, for a branch that it has not begun.");
    assertThat(trouble(graph, List.of("a", "b"))).isEmpty();
    assertThat(trouble(graph, List.of("a", "join"))).as("the other branch is done").isEmpty();
    assertThat(trouble(graph, List.of("c"))).isEmpty();
  }

  @Test
  void branchesThatNoLongerJoinWouldDoAStepTwice() {
    StepGraph graph = graph("""
        <bpmn:startEvent id="start"/><bpmn:userTask id="a" name="Ask"/><bpmn:userTask id="b" name="Book"/><bpmn:userTask id="c" name="Close"/>
        <bpmn:endEvent id="end"/>""", "start>a", "a>b", "b>c", "c>end");

    assertThat(trouble(graph, List.of("a", "b"))).contains("Would do “Book” twice, once for each of its branches.");
    assertThat(trouble(graph, List.of("a"))).isEmpty();
  }

  @Test
  void twoBranchesThatAreSentToOneStepWouldStandThereTwice() {
    StepGraph graph = graph("""
        <bpmn:startEvent id="start"/><bpmn:parallelGateway id="fork"/><bpmn:userTask id="a" name="Ask"/><bpmn:userTask id="b" name="Book"/>
        <bpmn:parallelGateway id="join"/><bpmn:endEvent id="end"/>""",
        "start>fork", "fork>a", "fork>b", "a>join", "b>join", "join>end");

    assertThat(TokenGame.meeting(graph, List.of("a", "old"), List.of("a", "a")))
        .contains("Would stand at “Ask” twice: another of its branches waits there.");
    assertThat(TokenGame.meeting(graph, List.of("a", "old"), List.of("a", "b"))).isEmpty();
    assertThat(TokenGame.meeting(graph, List.of("a", "a"), List.of("a", "a"))).as("it stood there twice already").isEmpty();
    assertThat(TokenGame.meeting(graph, List.of("old", "join"), List.of("join", "join"))).as("at a join branches meet").isEmpty();
  }

  @Test
  void anInclusiveJoinWaitsOnlyForThoseWhoCanStillCome() {
    StepGraph graph = graph("""
        <bpmn:startEvent id="start"/><bpmn:inclusiveGateway id="fork"/><bpmn:userTask id="a" name="Ask"/><bpmn:userTask id="b" name="Book"/>
        <bpmn:inclusiveGateway id="join"/><bpmn:userTask id="c" name="Close"/><bpmn:endEvent id="end"/>""",
        "start>fork", "fork>a", "fork>b", "a>join", "b>join", "join>c", "c>end");

    assertThat(trouble(graph, List.of("a"))).isEmpty();
    assertThat(trouble(graph, List.of("a", "b"))).isEmpty();
    assertThat(trouble(graph, List.of("a", "c"))).contains("Would do “Close” twice, once for each of its branches.");
  }

  @Test
  void behindAnInclusiveQuestionAParallelJoinStillWaitsForAll() {
    StepGraph graph = graph("""
        <bpmn:userTask id="begin" name="Begin"/><bpmn:inclusiveGateway id="fork"/><bpmn:userTask id="a" name="Ask"/>
        <bpmn:userTask id="b" name="Book"/><bpmn:parallelGateway id="join"/><bpmn:userTask id="c" name="Close"/>""",
        "begin>fork", "fork>a", "fork>b", "a>join", "b>join", "join>c");

    assertThat(trouble(graph, List.of("begin")))
        .contains("Would wait for ever before “Close”, for a branch that it has not begun.");
  }

  @Test
  void whatIsDoneForSeveralIsPlayedToItsEndForEach() {
    StepGraph graph = graph("""
        <bpmn:userTask id="a" name="Ask"/><bpmn:subProcess id="each" name="Visit each"><bpmn:multiInstanceLoopCharacteristics/>
        <bpmn:startEvent id="in"/><bpmn:parallelGateway id="fork"/><bpmn:userTask id="b" name="Book"/><bpmn:userTask id="c" name="Call"/>
        <bpmn:parallelGateway id="join"/><bpmn:userTask id="d" name="Drive"/><bpmn:endEvent id="out"/>
        <bpmn:sequenceFlow id="i1" sourceRef="in" targetRef="fork"/><bpmn:sequenceFlow id="i2" sourceRef="fork" targetRef="b"/>
        <bpmn:sequenceFlow id="i3" sourceRef="fork" targetRef="c"/><bpmn:sequenceFlow id="i4" sourceRef="b" targetRef="join"/>
        <bpmn:sequenceFlow id="i5" sourceRef="c" targetRef="join"/><bpmn:sequenceFlow id="i6" sourceRef="join" targetRef="d"/>
        <bpmn:sequenceFlow id="i7" sourceRef="d" targetRef="out"/></bpmn:subProcess><bpmn:endEvent id="end"/>""", "a>each", "each>end");

    assertThat(trouble(graph, List.of("b"))).contains("Would wait for ever before “Drive”, for a branch that it has not begun.");
    assertThat(trouble(graph, List.of("d", "d", "d"))).as("three are on their way").isEmpty();
  }

  @Test
  void aLoopIsNoTroubleAndAnEndThatEndsAllNeedsNoJoin() {
    StepGraph graph = graph(
        """
        <bpmn:startEvent id="start"/><bpmn:parallelGateway id="fork"/><bpmn:exclusiveGateway id="again"/><bpmn:userTask id="a" name="Ask"/>
        <bpmn:userTask id="b" name="Book"/><bpmn:exclusiveGateway id="good" name="Good?"/>
        <bpmn:endEvent id="lost"><bpmn:terminateEventDefinition/></bpmn:endEvent><bpmn:parallelGateway id="join"/><bpmn:endEvent id="end"/>""",
        "start>fork", "fork>again", "again>a", "a>good", "good>again", "good>join", "good>lost", "fork>b", "b>join", "join>end");

    assertThat(trouble(graph, List.of("a", "b"))).isEmpty();
  }

  @Test
  void aCaseThatHasPassedTheStepWhichAnswersAQuestionWouldStopThere() {
    StepGraph graph = graph("""
        <bpmn:startEvent id="start"/><bpmn:userTask id="a" name="Ask" camunda:formRef="answer"/><bpmn:userTask id="b" name="Book"/>
        <bpmn:exclusiveGateway id="good" name="Good?"/><bpmn:userTask id="c" name="Close"/><bpmn:endEvent id="end"/>
        <bpmn:sequenceFlow id="no" sourceRef="good" targetRef="end"><bpmn:conditionExpression>${!good and mood != 'good'}</bpmn:conditionExpression>
        </bpmn:sequenceFlow>""", "start>a", "a>b", "b>good", "good>c", "c>end");
    Set<String> answers = Set.of("good", "readOnly");

    assertThat(MissingAnswers.of(graph, List.of("b"), answers))
        .isEqualTo(Map.of("good", "Would come to “Good?” without the answer that “Ask” gives."));
    assertThat(MissingAnswers.of(graph, List.of("a"), answers)).isEmpty();
    assertThat(MissingAnswers.of(graph, List.of("c"), answers)).isEmpty();
    assertThat(MissingAnswers.of(graph, List.of("a"), Set.of("mood")).values())
        .containsExactly("Would come to “Good?” without the answer that no step of the proposal gives any more.");
  }

  @Test
  void aDelegateAnswersWhatTheCatalogueSaysThatItGives() {
    StepGraph graph = graph(
        """
        <bpmn:startEvent id="start"/><bpmn:userTask id="a" name="Ask"/>
        <bpmn:serviceTask id="count" name="Count" camunda:delegateExpression="${countDelegate}"/><bpmn:userTask id="b" name="Book"/>
        <bpmn:exclusiveGateway id="enough" name="Enough?"/><bpmn:endEvent id="end"/>
        <bpmn:sequenceFlow id="no" sourceRef="enough" targetRef="end"><bpmn:conditionExpression>${!counted}</bpmn:conditionExpression></bpmn:sequenceFlow>""",
        "start>a", "a>count", "count>b", "b>enough");

    assertThat(graph.answers()).contains("counted");
    assertThat(MissingAnswers.of(graph, List.of("b"), Set.of("counted")))
        .isEqualTo(Map.of("counted", "Would come to “Enough?” without the answer that “Count” gives."));
    assertThat(MissingAnswers.of(graph, List.of("a"), Set.of("counted"))).isEmpty();
  }

  @Test
  void aStepInASubprocessGoesOnBehindIt() {
    StepGraph graph = graph(
        """
        <bpmn:startEvent id="start"/><bpmn:subProcess id="course" name="Course"><bpmn:startEvent id="in"/><bpmn:userTask id="b" name="Book"/>
        <bpmn:sequenceFlow id="x" sourceRef="in" targetRef="b"/></bpmn:subProcess><bpmn:exclusiveGateway id="good" name="Good?"/><bpmn:endEvent id="end"/>
        <bpmn:sequenceFlow id="no" sourceRef="good" targetRef="end"><bpmn:conditionExpression>${good}</bpmn:conditionExpression></bpmn:sequenceFlow>""",
        "start>course", "course>good");

    assertThat(MissingAnswers.of(graph, List.of("b"), Set.of("good"))).containsKey("good");
    assertThat(trouble(graph, List.of("b"))).isEmpty();
  }

  @Test
  void ofMoreBranchesThanCanBeTriedInEveryOrderNothingIsPromised() {
    List<String> few = IntStream.range(0, 11).mapToObj(branch -> "branch" + branch).toList();
    List<String> many = IntStream.range(0, 12).mapToObj(branch -> "branch" + branch).toList();

    assertThat(trouble(sideBySide(few), few)).isEmpty();
    assertThat(TokenGame.trouble(sideBySide(many), many))
        .contains(new Trouble("Could not be followed to the end: more branches run side by "
            + "side than can be tried in every order. Draw fewer side by side, or put some of them into a flow that is called.", false));
  }

  @Test
  void nobodyCanSayWhenAComplexGatewayGoesOn() {
    StepGraph graph = graph("""
        <bpmn:userTask id="a" name="Ask"/><bpmn:userTask id="b" name="Book"/><bpmn:complexGateway id="some" name="Two of three"/>
        <bpmn:endEvent id="end"/>""", "a>some", "b>some", "some>end");

    assertThat(trouble(graph, List.of("a", "b"))).contains("Could not be followed to the end: nobody can say how it goes on at "
        + "“Two of three”. Draw an exclusive or a parallel gateway there.");
  }

  @Test
  void aCaseThatHasBegunAStepAgainBesideItselfIsPlayedTooAndMayDoWhatFollowsTwice() {
    StepGraph graph = graph("""
        <bpmn:userTask id="a" name="Ask"/><bpmn:userTask id="b" name="Book"/><bpmn:parallelGateway id="join"/>
        <bpmn:userTask id="c" name="Close"/><bpmn:endEvent id="end" name="Over"/>""", "a>c", "b>join", "c>join", "join>end");

    assertThat(trouble(graph, List.of("b", "c"))).isEmpty();
    assertThat(trouble(graph, List.of("a", "a", "b", "b"))).isEmpty();
    assertThat(trouble(graph, List.of("a", "a", "b"))).contains("Would wait for ever before “Over”, for a branch that it has not begun.");
  }

  /** If a flow of ours could be left waiting, all of its cases would be said to stay. */
  @Test
  void noFlowOfTheHouseLeavesACaseWaitingFromItsBeginning() {
    List<ProcessFolder> folders = new ProcessFolders(new PathMatchingResourcePatternResolver()).all();
    assertThat(folders).hasSizeGreaterThan(60);
    folders.forEach(folder -> folder.files().stream().filter(file -> file.getFilename().endsWith(".bpmn")).forEach(file -> {
      FlowBundle bundle = new FlowBundle(folder.id(), null, folder.files().stream().map(OutlookTest::read).toList());
      StepGraph graph = StepGraph.of(bundle, file.getFilename().replace(".bpmn", ""), Map.of());
      List<String> beginnings = graph.beginnings(graph.process()).map(XmlNode::id).limit(1).toList();
      assertThat(trouble(graph, beginnings)).as(folder.id()).isEmpty();
    }));
  }

  private static ModelFile read(Resource file) {
    try {
      return new ModelFile(null, file.getFilename(), file.getContentAsByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> trouble(StepGraph graph, List<String> steps) {
    return TokenGame.trouble(graph, steps).map(Trouble::sentence);
  }

  static StepGraph sideBySide(List<String> branches) {
    String tasks = branches.stream().map("<bpmn:userTask id=\"%s\"/>"::formatted).collect(Collectors.joining());
    return graph("<bpmn:parallelGateway id=\"fork\"/><bpmn:parallelGateway id=\"join\"/><bpmn:endEvent id=\"end\"/>" + tasks,
        Stream.concat(Stream.of("join>end"), branches.stream().flatMap(branch -> Stream.of("fork>" + branch, branch + ">join")))
            .toArray(String[]::new));
  }

  /** @param ways each {@code from>to} */
  static StepGraph graph(String nodes, String... ways) {
    StringBuilder process = new StringBuilder(nodes);
    Stream.of(ways).forEach(way -> process.append("<bpmn:sequenceFlow id=\"flow_%s\" sourceRef=\"%s\" targetRef=\"%s\"/>".formatted(
        way.replace('>', '_'), way.substring(0, way.indexOf('>')), way.substring(way.indexOf('>') + 1))));
    String diagram = """
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
        <bpmn:process id="p" isExecutable="true">%s</bpmn:process></bpmn:definitions>""".formatted(process);
    String form = """
        {"id":"answer","components":[{"key":"good","type":"checkbox"},{"key":"readOnly","type":"textfield","readonly":true}]}""";
    return StepGraph.of(new FlowBundle("p", null, List.of(new ModelFile(null, "p.bpmn", diagram.getBytes(StandardCharsets.UTF_8)),
        new ModelFile(null, "answer.form", form.getBytes(StandardCharsets.UTF_8)))), "p", Map.of("countDelegate", Set.of("counted")));
  }
}
