package eu.passerelle.redesign.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.ModelFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What stands in parallel branches is not told as if one came after the other, and what has no name is told by where it stands. */
class ParallelBranchesTest {

  private static final String IN_A_ROW = diagram("apply-check", "check-decide", "decide-tell");
  private static final String BOTH_AT_ONCE = diagram("apply-fork", "fork-check", "fork-decide", "check-join", "decide-join", "join-tell");

  @Test
  void whatIsNewBesideAStepComesNotAfterTheOneBeforeIt() {
    assertThat(
        changes(IN_A_ROW, diagram("apply-fork", "fork-check", "fork-visit", "check-join", "visit-join", "join-decide", "decide-tell")))
        .containsExactlyInAnyOrder("New: a fork into parallel branches, after “apply”, before “check” and “visit”.",
            "New: the task “visit”, after “apply”.",
            "New: a join of parallel branches, after “check” and “visit”, before “decide”.");
  }

  @Test
  void stepsThatWereDoneInARowAreDoneAtOnce() {
    assertThat(changes(IN_A_ROW, BOTH_AT_ONCE)).contains(
        "After “apply” comes now “check” and “decide” side by side; before it was “check”.",
        "After “check” comes now “tell”, once all that runs beside it is done; before it was “decide”.");
    assertThat(changes(BOTH_AT_ONCE, IN_A_ROW)).contains(
        "After “apply” comes now “check”; before it was “check” and “decide” side by side.");
  }

  @Test
  void aJoinOrAForkWithoutANameIsToldByWhatComesBeforeIt() {
    assertThat(changes(BOTH_AT_ONCE, BOTH_AT_ONCE.replace("id=\"join\"", "id=\"join\" camunda:asyncBefore=\"true\"")
        .replace("id=\"fork\"", "id=\"fork\" camunda:asyncBefore=\"true\""))).containsExactlyInAnyOrder(
            "The join of parallel branches after “check” and “decide”: the save point before it is now “true”; it was “false”.",
            "The fork into parallel branches after “apply”: the save point before it is now “true”; it was “false”.");
  }

  private static List<String> changes(String before, String now) {
    DifferenceWords words = new AsWritten();
    return FlowComparison.between(bundle(before), bundle(now), words).stream().map(Difference::sentence).toList();
  }

  /** @param paths between steps, named by their ends */
  private static String diagram(String... paths) {
    String nodes = Stream.of(paths).flatMap(path -> Stream.of(path.split("-"))).distinct()
        .map(id -> id.equals("fork") || id.equals("join") ? "<bpmn:parallelGateway id=\"" + id + "\" />"
            : "<bpmn:userTask id=\"" + id + "\" name=\"" + id + "\" />")
        .collect(Collectors.joining());
    String flows = Stream.of(paths).map(path -> "<bpmn:sequenceFlow id=\"path_%s\" sourceRef=\"%s\" targetRef=\"%s\" />"
        .formatted(path, path.split("-")[0], path.split("-")[1])).collect(Collectors.joining());
    return "<bpmn:definitions xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\""
        + " xmlns:camunda=\"http://camunda.org/schema/1.0/bpmn\"><bpmn:process id=\"leave\">" + nodes + flows
        + "</bpmn:process></bpmn:definitions>";
  }

  private static FlowBundle bundle(String diagram) {
    return new FlowBundle("leave", "deployed", List.of(new ModelFile(null, "leave.bpmn", diagram.getBytes(StandardCharsets.UTF_8))));
  }
}
