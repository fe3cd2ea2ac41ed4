package eu.passerelle.redesign.report;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.casework.CaseStart;
import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.redesign.proposal.Proposal.Origin;
import eu.passerelle.redesign.proposal.Proposals;
import eu.passerelle.redesign.report.UnplayedRoles.Unplayed;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.testing.Applicant;
import eu.passerelle.testing.FlowTest;
import eu.passerelle.testing.Redrawn;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A step goes to the lane of another role: whoever signs reads for which cases nobody plays it. */
@FlowTest
class UnplayedRolesTest {

  @Autowired private ProposalReports reports;
  @Autowired private Proposals proposals;
  @Autowired private FlowBundles flows;
  @Autowired private Schemes schemes;
  @Autowired private CaseStart start;

  private String underReview;

  @BeforeEach
  void aRefusalWaitsToBeReviewed() {
    underReview = start.start(schemes.cohort("digital-explorers-2019").orElseThrow(), Applicant.aFewPointsShort());
  }

  @Test
  void aRoleThatNobodyPlaysIsNamedWithItsCases() {
    assertThat(unplayed("Evaluation panel")).singleElement().satisfies(one -> {
      assertThat(one.step()).isEqualTo("“Review refusal”");
      assertThat(one.role()).isEqualTo("Evaluation panel");
      assertThat(one.cases()).contains(underReview).hasSize(one.all());
    });
  }

  @Test
  void aRoleThatSomebodyPlaysIsNotNamed() {
    assertThat(unplayed("Training provider")).isEmpty();
  }

  @Test
  void whoMayNotReadTheNumbersStillReadsHowManyThereAre() {
    Unplayed three = new Unplayed("“Review refusal”", "Evaluation panel", List.of("DE-1", "DE-2", "DE-3"), 3);

    assertThat(three.someCases()).isEqualTo("DE-1, DE-2, DE-3");
    assertThat(three.forReaderOf("DE-2"::equals).someCases()).isEqualTo("DE-2 and 2 more");
    assertThat(three.forReaderOf(number -> false).someCases()).isEqualTo("3 cases");
  }

  private List<Unplayed> unplayed(String lane) {
    String number = proposals.add(schemes.find("digital-explorers").orElseThrow(), "Others review", Origin.MODELER, "ruta",
        List.of(Redrawn.diagram(flows.inForce("preselect").orElseThrow(),
            diagram -> diagram.replace("id=\"lane_recruiter\" name=\"Recruiter\"", "id=\"lane_recruiter\" name=\"" + lane + "\""))),
        Set.of("preselect.bpmn")).number();
    return reports.of(proposals.find(number).orElseThrow()).flow("preselect").unplayed();
  }
}
