package eu.passerelle.redesign.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.ModelFile;
import eu.passerelle.redesign.comparison.Difference.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a change of a real flow is called, and that none goes untold. */
class FlowComparisonTest {

  private static final String TRAVEL = "travel.bpmn";

  @Test
  void worksFromOneOrganisationMovesToAnother() {
    Edit edit = new Edit("travel").file(TRAVEL, "<bpmn:flowNodeRef>userTask_confirmArrival</bpmn:flowNodeRef>", "")
        .file(TRAVEL, "<bpmn:lane id=\"lane_employer\" name=\"Employer\">",
            "<bpmn:lane id=\"lane_employer\" name=\"Employer\"><bpmn:flowNodeRef>userTask_confirmArrival</bpmn:flowNodeRef>");

    assertThat(edit.changes()).containsExactly(new Difference(Kind.WORK_MOVED, "travel", "userTask_confirmArrival",
        "“Confirm arrival” moves from Support organisation (the one of this scheme) to Employer (the one of this scheme)."));
  }

  @Test
  void aStepIsAddedBetweenTwoOthersAndNothingElseIsToldOfThem() {
    Edit edit = new Edit("travel").file(TRAVEL, "targetRef=\"userTask_checkReadiness\" />", """
        targetRef="userTask_tellHost" />
        <bpmn:userTask id="userTask_tellHost" name="Tell the host" camunda:formRef="check-readiness" />
        <bpmn:sequenceFlow id="flow_new" sourceRef="userTask_tellHost" targetRef="userTask_checkReadiness" />""")
        .file(TRAVEL, "<bpmn:flowNodeRef>userTask_checkReadiness",
            "<bpmn:flowNodeRef>userTask_tellHost</bpmn:flowNodeRef><bpmn:flowNodeRef>userTask_checkReadiness");

    assertThat(edit.sentences(Kind.STEP_ADDED)).containsExactly(
        "New: the task “Tell the host” of Support organisation (the one of this scheme), after “Confirm travel cost”.");
    assertThat(edit.changes()).hasSize(1);
  }

  @Test
  void aStepIsRemovedAndWhatCameBeforeItGoesOnBehindIt() {
    Edit edit = new Edit("travel").without("userTask_confirmTravelCost")
        .file(TRAVEL, "targetRef=\"userTask_confirmTravelCost\"", "targetRef=\"userTask_checkReadiness\"")
        .file(TRAVEL,
            "<bpmn:sequenceFlow id=\"flow_confirmTravelCost_checkReadiness\" sourceRef=\"userTask_confirmTravelCost\" targetRef=\"userTask_checkReadiness\" />",
            "");

    assertThat(edit.changes()).containsExactly(new Difference(Kind.STEP_REMOVED, "travel", "userTask_confirmTravelCost",
        "Removed: the task “Confirm travel cost” of Employer (the one of this scheme), after “Book travel”."));
  }

  @Test
  void twoStepsChangePlaces() {
    Edit edit = new Edit("travel")
        .file(TRAVEL, "sourceRef=\"gateway_bookingJoin\" targetRef=\"userTask_bookTravel\"",
            "sourceRef=\"gateway_bookingJoin\" targetRef=\"userTask_confirmTravelCost\"")
        .file(TRAVEL, "sourceRef=\"userTask_bookTravel\" targetRef=\"userTask_confirmTravelCost\"",
            "sourceRef=\"userTask_confirmTravelCost\" targetRef=\"userTask_bookTravel\"")
        .file(TRAVEL, "sourceRef=\"userTask_confirmTravelCost\" targetRef=\"userTask_checkReadiness\"",
            "sourceRef=\"userTask_bookTravel\" targetRef=\"userTask_checkReadiness\"");

    assertThat(edit.sentences(Kind.ORDER_CHANGED)).contains(
        "After “Book travel” comes now “Check readiness”; before it was “Confirm travel cost”.",
        "After “Travel to be arranged” comes now “Confirm travel cost”; before it was “Book travel”.");
  }

  @Test
  void aDeadlineIsToldWithWhatItWas() {
    Edit edit = new Edit("travel").file(TRAVEL, "value=\"T_DECIDE\"", "value=\"T_TRAVEL\"");

    assertThat(edit.changes()).containsExactly(new Difference(Kind.DEADLINE_CHANGED, "travel", "userTask_confirmTravelCost",
        "The deadline of “Confirm travel cost” is now new days of T_TRAVEL (T_TRAVEL); it was old days of T_DECIDE (T_DECIDE)."));
  }

  @Test
  void aTimerIsToldInDays() {
    Edit edit = new Edit("match-candidate").file("match-candidate.bpmn", "${timeLimits.of(execution,'T_MATCHING')}", "P1M14D");

    assertThat(edit.sentences(Kind.DEADLINE_CHANGED)).containsExactly(
        "“No employer in time”: when it comes is now “1 month 14 days”; it was “old days of T_MATCHING (T_MATCHING)”.");
  }

  @Test
  void anAnswerLeadsElsewhereAndAConditionIsAnother() {
    Edit edit = new Edit("travel")
        .file(TRAVEL, "name=\"No\" sourceRef=\"gateway_readyToTravel\" targetRef=\"gateway_bookingJoin\"",
            "name=\"No\" sourceRef=\"gateway_readyToTravel\" targetRef=\"endEvent_didNotTravel\"")
        .file(TRAVEL, "${arrivalResult == 'notTravelled'}", "${arrivalResult == 'stayed'}");

    assertThat(edit.sentences(Kind.CONDITION_CHANGED)).containsExactlyInAnyOrder(
        "At “Ready to travel?” the answer “No” leads now to “Did not travel”; before it led to “Book travel”.",
        "At “Arrived?” the answer “No” is now given when ${arrivalResult == 'stayed'}; before it was when ${arrivalResult == 'notTravelled'}.");
  }

  @Test
  void aStepIsWrappedInAPartOfItsOwn() {
    Edit edit = new Edit("travel").file(TRAVEL, "<bpmn:userTask id=\"userTask_checkReadiness\"", """
        <bpmn:subProcess id="sub" name="Last check"><bpmn:startEvent id="subStart" /><bpmn:endEvent id="subEnd" />
        <bpmn:sequenceFlow id="s1" sourceRef="subStart" targetRef="userTask_checkReadiness" />
        <bpmn:sequenceFlow id="s2" sourceRef="userTask_checkReadiness" targetRef="subEnd" />
        <bpmn:userTask id="userTask_checkReadiness\"""")
        .file(TRAVEL, "<bpmn:exclusiveGateway id=\"gateway_readyToTravel\"",
            "</bpmn:subProcess><bpmn:exclusiveGateway id=\"gateway_readyToTravel\"")
        .file(TRAVEL, "targetRef=\"userTask_checkReadiness\" />\n    <bpmn:seq", "targetRef=\"sub\" />\n    <bpmn:seq")
        .file(TRAVEL, "sourceRef=\"userTask_checkReadiness\" targetRef=\"gateway_readyToTravel\"",
            "sourceRef=\"sub\" targetRef=\"gateway_readyToTravel\"")
        .file(TRAVEL, "<bpmn:flowNodeRef>userTask_checkReadiness", "<bpmn:flowNodeRef>sub");

    assertThat(edit.sentences(Kind.STEP_ADDED))
        .containsExactly("New: the part “Last check” with “Check readiness”, after “Confirm travel cost”.");
    assertThat(edit.changes()).extracting(Difference::kind).containsOnly(Kind.STEP_ADDED, Kind.EVENT_CHANGED);
  }

  @Test
  void aFormIsToldFieldByField() {
    Edit edit = new Edit("travel").file("confirm-arrival.form", "\"label\": \"Result\"", "\"label\": \"What happened\"")
        .file("confirm-arrival.form", "\"personal\": \"sensitive\"", "\"personal\": \"identity\"")
        .file("confirm-arrival.form", "\"components\": [",
            """
            "components": [ { "type": "textfield", "id": "f", "key": "hostName", "label": "Host", "properties": { "personal": "identity" } },""")
        .file("confirm-arrival.form", "\"type\": \"radio\"", "\"type\": \"select\"")
        .file("confirm-arrival.form", "\"text\": \"Did this person arrive?\"", "\"text\": \"Has this person arrived?\"");

    assertThat(edit.sentences(Kind.PRIVACY_CHANGED)).containsExactlyInAnyOrder(
        "The form confirm-arrival of “Confirm arrival” asks in addition “Host” (text, personal data: identity).",
        "The form confirm-arrival of “Confirm arrival”, field “Why?”: the mark for personal data is now “identity”; it was “sensitive”.");
    assertThat(edit.sentences(Kind.FORM_CHANGED)).containsExactlyInAnyOrder(
        "The form confirm-arrival of “Confirm arrival”, field “What happened”: the label is now “What happened”; it was “Result”.",
        "The form confirm-arrival of “Confirm arrival”, field “What happened”: the kind of field is now “choice from a list”; it was “choice”.",
        "The form confirm-arrival of “Confirm arrival” says in addition: “Has this person arrived?”.",
        "The form confirm-arrival of “Confirm arrival” no longer says: “Did this person arrive?”.");
    assertThat(edit.changes()).extracting(Difference::elementId).containsOnly("userTask_confirmArrival");
  }

  @Test
  void aDecisionIsToldRowByRow() {
    Edit edit = new Edit("conclude-contract").file("check-contract-length.dmn", "<text>[6..12]</text>", "<text>[4..12]</text>")
        .cut("check-contract-length.dmn", "<rule id=\"rule_tooLong\">", "</rule>");

    assertThat(edit.sentences(Kind.DECISION_CHANGED)).extracting(sentence -> sentence.replaceAll("row \\d+", "row")).containsExactly(
        "The decision “Check contract length”, row ([4..12]): “Whole months” is now “[4..12]”; it was “[6..12]”.",
        "The decision “Check contract length”, row (> 12) is gone; it said: Whole months > 12; Contract length \"tooLong\".");
  }

  @Test
  void movedShapesAreNoChangeOfTheWork() {
    assertThat(new Edit("travel").file(TRAVEL, "x=\"160\" y=\"80\"", "x=\"170\" y=\"80\"").sentences(Kind.DRAWING_CHANGED))
        .containsExactly("Only the drawing changes: everything runs as before.");
  }

  @Test
  void aFlowThatWasNotThereIsNew() {
    FlowBundle travel = new Edit("travel").before;

    assertThat(FlowComparison.between(null, travel, WORDS)).extracting(Difference::sentence).containsExactly("The flow “Travel” is new.");
  }

  @Test
  void aFlowIsTheSameAsItself() {
    assertThat(new Edit("match-candidate").changes()).isEmpty();
  }

  /**
   * Every attribute and every text of the models in turn: whatever is edited, the report says something, and not that it is only the drawing.
   * A lane is told by the tasks in it.
   */
  @ParameterizedTest
  @ValueSource(strings = {"travel", "match-candidate", "digital-explorers", "conclude-contract"})
  void noEditGoesUntold(String flow) {
    List<String> untold = new ArrayList<>();
    for (ModelFile file : new Edit(flow).before.files()) {
      String content = new String(file.content(), StandardCharsets.UTF_8);
      facts(file.name(), content).forEach(fact -> {
        String edited = content.substring(0, fact.start(1)) + "9" + content.substring(fact.start(1));
        if (onlyDrawn(new Edit(flow).with(file.name(), edited).changes())) {
          untold.add(file.name() + ": " + fact.group());
        }
      });
    }
    assertThat(untold).isEmpty();
  }

  private static boolean onlyDrawn(List<Difference> changes) {
    return changes.stream().allMatch(change -> change.kind() == Kind.DRAWING_CHANGED && change.sentence().startsWith("Only"));
  }

  private static Stream<MatchResult> facts(String name, String content) {
    if (name.endsWith(".form")) {
      return Pattern.compile("\"(?:label|dateLabel|text|personal|value|hide|valuesKey|description|pattern)\": \"([^\"]+)\"")
          .matcher(content).results();
    }
    String logic = content.split("<(bpmndi:BPMNDiagram|dmndi:DMNDI)")[0];
    int start = logic.indexOf(name.endsWith(".dmn") ? "<decision " : "<bpmn:process");
    return Stream.concat(
        Pattern.compile(
            " (?!id=|sourceRef|targetRef|default=|attachedToRef|bpmnElement|messageRef|errorRef|escalationRef|xsi:|xml)[\\w:]+=\"([^\"]+)\"")
            .matcher(logic).results(),
        Pattern.compile(">([^<>\\s][^<>]*)</(?!bpmn:(incoming|outgoing|flowNodeRef))").matcher(logic).results())
        .filter(fact -> fact.start() > start && !logic.startsWith("<bpmn:lane ", logic.lastIndexOf('<', fact.start())));
  }

  private static final DifferenceWords WORDS = new DifferenceWords() {
    @Override
    public String role(String laneName) {
      return laneName + " (the one of this scheme)";
    }

    @Override
    public String limit(String key, boolean proposed) {
      return (proposed ? "new" : "old") + " days of " + key;
    }
  };

  /** A flow of the house, and what somebody made of it. */
  private static final class Edit {

    private final FlowBundle before;
    private final Map<String, String> files = new LinkedHashMap<>();

    Edit(String flow) {
      before = new FlowBundle(flow, "deployed", Stream.of("processes", "forms").map(root -> Path.of(root, flow)).filter(Files::isDirectory)
          .flatMap(Edit::list).map(file -> new ModelFile(flow, file.getFileName().toString(), read(file))).toList());
      before.files().forEach(file -> files.put(file.name(), new String(file.content(), StandardCharsets.UTF_8)));
    }

    Edit file(String name, String text, String instead) {
      assertThat(files.get(name)).contains(text);
      return with(name, files.get(name).replace(text, instead));
    }

    Edit cut(String name, String from, String to) {
      int start = files.get(name).indexOf(from);
      int end = files.get(name).indexOf(to, start) + to.length();
      return with(name, files.get(name).substring(0, start) + files.get(name).substring(end));
    }

    Edit without(String task) {
      return cut(TRAVEL, "<bpmn:userTask id=\"" + task + "\"", "</bpmn:userTask>")
          .file(TRAVEL, "<bpmn:flowNodeRef>" + task + "</bpmn:flowNodeRef>", "");
    }

    Edit with(String name, String content) {
      files.put(name, content);
      return this;
    }

    List<Difference> changes() {
      return FlowComparison.between(before, new FlowBundle(before.flow(), null, files.entrySet().stream()
          .map(file -> new ModelFile(null, file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8))).toList()), WORDS);
    }

    List<String> sentences(Kind kind) {
      return changes().stream().filter(change -> change.kind() == kind).map(Difference::sentence).toList();
    }

    private static Stream<Path> list(Path folder) {
      try (Stream<Path> files = Files.list(folder)) {
        return files.filter(file -> file.toString().matches(".*\\.(bpmn|dmn|form)")).sorted().toList().stream();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static byte[] read(Path file) {
      try {
        return Files.readAllBytes(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
