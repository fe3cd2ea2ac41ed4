package eu.passerelle.redesign.report;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.casework.CaseStart;
import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.engine.moving.Fate;
import eu.passerelle.engine.moving.LiveInstance;
import eu.passerelle.engine.moving.StandingAlike;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.redesign.proposal.Proposal.Origin;
import eu.passerelle.redesign.proposal.Proposals;
import eu.passerelle.redesign.report.UnplayedRoles.Unplayed;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.testing.Applicant;
import eu.passerelle.testing.FlowTest;
import eu.passerelle.testing.Redrawn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A step goes to the lane of another role: whoever signs reads for which cases nobody plays it. */
@FlowTest
class UnplayedRolesTest {

  @Autowired private UnplayedRoles roles;
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
  void whoStaysOnTheOwnVersionGetsNoNewRole() {
    FlowBundle changed = inLane("Evaluation panel");
    assertThat(roles.among(inForce(), changed, Map.of(), List.of(standing(Fate.STAYS)))).isEmpty();
    assertThat(roles.among(inForce(), changed, Map.of(), List.of(standing(Fate.FOLLOWS)))).hasSize(1);
  }

  @Test
  void aRoleThatTheStepHadBeforeIsNoNews() {
    FlowBundle changed = inLane("Evaluation panel");
    assertThat(roles.among(Optional.of(changed), changed, Map.of(), List.of(standing(Fate.FOLLOWS)))).isEmpty();
  }

  @Test
  void whoMayNotReadTheNumbersStillReadsHowManyThereAre() {
    Unplayed three = new Unplayed("“Review refusal”", "Evaluation panel", List.of("DE-1", "DE-2", "DE-3"), 3);

    assertThat(three.someCases()).isEqualTo("DE-1, DE-2, DE-3");
    assertThat(three.forReaderOf("DE-2"::equals).someCases()).isEqualTo("DE-2 and 2 more");
    assertThat(three.forReaderOf(number -> false).someCases()).isEqualTo("3 cases");
  }

  private StandingAlike standing(Fate fate) {
    return new StandingAlike("any", 1, List.of("userTask_reviewRefusal"), List.of("Review refusal"), fate, "",
        List.of(new LiveInstance("any", underReview)), List.of(), List.of());
  }

  private Optional<FlowBundle> inForce() {
    return flows.inForce("preselect");
  }

  private FlowBundle inLane(String lane) {
    return Redrawn.diagram(inForce().orElseThrow(),
        diagram -> diagram.replace("id=\"lane_recruiter\" name=\"Recruiter\"", "id=\"lane_recruiter\" name=\"" + lane + "\""));
  }

  private List<Unplayed> unplayed(String lane) {
    String number = proposals.add(schemes.find("digital-explorers").orElseThrow(), "Others review", Origin.MODELER, "ruta",
        List.of(inLane(lane)), Set.of("preselect.bpmn")).number();
    return reports.of(proposals.find(number).orElseThrow()).flow("preselect").unplayed();
  }
}
