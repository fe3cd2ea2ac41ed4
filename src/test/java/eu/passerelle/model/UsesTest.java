package eu.passerelle.model;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.model.Uses.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the diagrams of the house call and ask, in the places where each of them says it. */
class UsesTest {

  @Test
  void aCallNamesItsProcessOrTheTableThatChoosesIt() throws IOException {
    assertThat(uses("digital-explorers").calls()).contains(new Call("preselect", null), new Call("withdraw", null));
    assertThat(uses("authorise-stay").calls()).containsExactly(new Call(null, "stay-flow"));
  }

  @Test
  void tablesAreFoundInSubprocessesToo() throws IOException {
    assertThat(uses("monitor-placement").tables()).contains("upskilling-courses");
  }

  @Test
  void timeLimitsAreThoseOfTasksAndOfTimersEvenWhereAnExpressionChooses() throws IOException {
    assertThat(uses("follow-up").timeLimits()).containsExactlyInAnyOrder("T_FOLLOW_UP", "T_FOLLOW_UP_3", "T_FOLLOW_UP_6", "T_FOLLOW_UP_12");
  }

  private static Uses uses(String process) throws IOException {
    return Uses
        .of(BundleFacts.xml(Files.readAllBytes(Path.of("processes", process, process + ".bpmn"))).child("bpmn:process").orElseThrow());
  }
}
