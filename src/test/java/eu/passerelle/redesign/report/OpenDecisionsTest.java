package eu.passerelle.redesign.report;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.engine.moving.Fate;
import eu.passerelle.engine.moving.MoveOrders.Decided;
import eu.passerelle.engine.moving.MoveOrders.Skipping;
import eu.passerelle.engine.moving.Remedy;
import eu.passerelle.redesign.proposal.Proposal.Origin;
import eu.passerelle.redesign.proposal.Proposals;
import eu.passerelle.redesign.report.ProposalReport.FlowReport;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.FlowTest;
import eu.passerelle.testing.Redrawn;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two steps of the interview are swapped while a case waits at the first: the report says what it will never do, and asks. */
@FlowTest
class OpenDecisionsTest {

  private static final String FLOW = "interview-candidate";
  private static final String SCHEDULE = "userTask_scheduleInterview";
  private static final String ASSESS = "userTask_assessInterview";

  @Autowired private Proposals proposals;
  @Autowired private ProposalReports reports;
  @Autowired private OpenDecisions decisions;
  @Autowired private FlowBundles flows;
  @Autowired private Schemes schemes;
  @Autowired private Flow flow;

  @Test
  void aCaseThatWouldStandBehindAStepThatItNeverHadIsDecidedAbout() {
    flow.start(FLOW, Flow.standard()).waitsAt(SCHEDULE);
    String number = swapped();

    FlowReport asked = report(number);
    assertThat(asked.count(Fate.FOLLOWS)).isZero();
    assertThat(asked.skips()).singleElement().satisfies(skip -> {
      assertThat(skip.step().name()).isEqualTo("“Assess interview”");
      assertThat(skip.stands()).isEqualTo("Schedule interview");
      assertThat(skip.cases()).isPositive();
      assertThat(skip.step().ways()).containsExactly(Remedy.GO_BACK, Remedy.ANSWER_NOW, Remedy.LET_BE);
    });
    assertThat(asked.standings()).filteredOn(standing -> standing.steps().contains(SCHEDULE)).first()
        .satisfies(standing -> assertThat(standing.gaps())
            .anyMatch(gap -> gap.startsWith("The table of “Decide interview” will decide without “Attendance”")));
    assertThat(decisions.existFor(number)).isTrue();

    proposals.decide(number, FLOW, new Skipping(SCHEDULE, ASSESS), Optional.of(new Decided(Remedy.GO_BACK, "")));

    assertThat(decisions.existFor(number)).isFalse();
    assertThat(report(number).count(Fate.DECIDE)).isZero();
    assertThat(report(number).skips()).singleElement().extracting(skip -> skip.step().chosen()).isEqualTo(Remedy.GO_BACK);
    proposals.decide(number, FLOW, new Skipping(SCHEDULE, ASSESS), Optional.empty());
    assertThat(decisions.existFor(number)).isTrue();
  }

  private FlowReport report(String number) {
    return reports.of(proposals.find(number).orElseThrow()).flow(FLOW);
  }

  private String swapped() {
    return proposals.add(schemes.find("digital-explorers").orElseThrow(), "Assess first", Origin.MODELER, "ruta",
        List.of(Redrawn.swapped(flows.inForce(FLOW).orElseThrow())),
        Set.of(FLOW + ".bpmn")).number();
  }
}
