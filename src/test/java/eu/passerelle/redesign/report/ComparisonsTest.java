package eu.passerelle.redesign.report;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.redesign.comparison.Difference;
import eu.passerelle.redesign.comparison.Difference.Kind;
import eu.passerelle.redesign.proposal.Proposal.Origin;
import eu.passerelle.redesign.proposal.Proposals;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.testing.FlowTest;
import eu.passerelle.testing.Redrawn;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A proposal is held against what was in force, with the organisations and periods of its scheme. */
@FlowTest
class ComparisonsTest {

  @Autowired private Proposals proposals;
  @Autowired private Comparisons comparisons;
  @Autowired private FlowBundles flows;
  @Autowired private Schemes schemes;

  @Test
  void namesTheOrganisationThatTheWorkGoesTo() {
    Comparison comparison = compare("prepare-departure", "prepare-departure.bpmn", diagram -> diagram
        .replace("<bpmn:flowNodeRef>userTask_goThroughChecklist</bpmn:flowNodeRef>", "")
        .replaceFirst("(<bpmn:lane id=\"lane_employer\"[^>]*>)", "$1<bpmn:flowNodeRef>userTask_goThroughChecklist</bpmn:flowNodeRef>"));

    assertThat(comparison.changes()).extracting(Difference::sentence)
        .containsExactly("“Go through checklist” moves from Integration partner (Diversity Development Group) to Employer.");
    assertThat(comparison.kinds()).containsExactly(Kind.WORK_MOVED);
  }

  @Test
  void tellsADeadlineInThePeriodsOfTheScheme() {
    assertThat(compare("travel", "travel.bpmn", diagram -> diagram.replace("T_DECIDE", "T_TRAVEL")).text())
        .matches("The deadline of “Confirm travel cost” is now \\d+ days \\(T_TRAVEL\\); it was \\d+ days \\(T_DECIDE\\)\\.");
  }

  @Test
  void tellsEachStepThatAChangedTimeLimitMakesLonger() {
    Comparison comparison = compare("time-limits", "time-limits.dmn", ComparisonsTest::travelTakesLonger);

    assertThat(comparison.changes()).extracting(Difference::kind).containsOnly(Kind.DECISION_CHANGED, Kind.DEADLINE_CHANGED);
    assertThat(comparison.byFlow().get("travel")).extracting(Difference::elementId)
        .containsExactlyInAnyOrder("userTask_bookTravel", "userTask_checkReadiness", "userTask_confirmArrival");
    assertThat(comparison.byFlow().get("travel")).extracting(Difference::sentence)
        .allMatch(sentence -> sentence.matches("The deadline of “.+” in Travel \\(T_TRAVEL\\) is now 99 days; it was \\d+ days\\."));
  }

  private static String travelTakesLonger(String table) {
    return table.replaceAll("(?s)(<text>\"T_TRAVEL\"</text>.*?<outputEntry[^>]*>\\s*<text>)\"P\\d+D\"", "$1\"P99D\"");
  }

  private Comparison compare(String flow, String file, UnaryOperator<String> edit) {
    return comparisons.of(proposals.add(schemes.find("digital-explorers").orElseThrow(), flow, Origin.MODELER, "ruta",
        List.of(Redrawn.files(flows.inForce(flow).orElseThrow(), file, edit)), Set.of(file)));
  }
}
