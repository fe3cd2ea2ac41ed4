package eu.passerelle.redesign.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.engine.deployment.ExpressionChecks;
import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.engine.deployment.FlowVersion;
import eu.passerelle.engine.deployment.FlowVersions;
import eu.passerelle.engine.rules.Finding;
import eu.passerelle.engine.rules.Finding.Severity;
import eu.passerelle.engine.tables.TimeLimits;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.redesign.SmallFlow;
import eu.passerelle.testing.FlowTest;
import eu.passerelle.testing.Redrawn;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a flow works out at its steps is worked out for a case of each scheme before the flow is taken. */
@FlowTest
class ProposalChecksTest {

  private static final String ASKS = "${timeLimits.of(execution,'T_MATCHING')}";
  private static final String RULE = "worked-out";

  @Autowired private ProposalChecks checks;
  @Autowired private ExpressionChecks expressions;
  @Autowired private TimeLimits timeLimits;
  @Autowired private FlowBundles flows;
  @Autowired private FlowVersions versions;

  @Test
  void everythingInForceCanBeWorkedOut() {
    assertThat(versions.inForce().stream().filter(FlowVersion::release).map(FlowVersion::deploymentId).distinct()
        .map(flows::of).flatMap(bundle -> checks.workedOut(List.of(bundle), "palim").stream())).isEmpty();
  }

  @Test
  void aTimerThatIsAskedWithAThirdArgumentIsRefusedOnItsElement() {
    List<Finding> found =
        checks.check(List.of(match(diagram -> diagram.replace(ASKS, "${timeLimits.of(execution,'T_MATCHING','LT')}"))), "match");

    assertThat(found).filteredOn(finding -> finding.severity() == Severity.ERROR).isNotEmpty().allSatisfy(finding -> {
      assertThat(finding.message()).contains("cannot be worked out for a case of").doesNotContain("Exception", "eu.passerelle",
          "TimeLimits");
      assertThat(finding.elementId()).isNotNull();
    });
  }

  @Test
  void aTimeLimitThatOnlyOneSchemeHasIsNoLimitOfAFlowThatOthersUseToo() {
    FlowBundle own = Redrawn.files(Redrawn.ownRows("match", flows.inForce("time-limits").orElseThrow()), ".dmn",
        rows -> rows.replace("\"T_MATCHING\"", "\"T_MATCH_ONLY\""));
    FlowBundle changed = match(diagram -> diagram.replace(ASKS, "${timeLimits.of(execution,'T_MATCH_ONLY')}"));

    assertThat(checks.check(List.of(changed, own), "match")).filteredOn(finding -> finding.severity() == Severity.ERROR)
        .extracting(Finding::message).anyMatch(message -> message.contains("has no row for ‘T_MATCH_ONLY’"))
        .noneMatch(message -> message.contains("for a case of MATCH."));
  }

  @Test
  void aWayThatIsNeitherYesNorNoAndATimeThatIsNoneAreTold() {
    assertThat(refused("<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">${1 + 2}</bpmn:conditionExpression>")).isTrue();
    assertThat(refused("<bpmn:timeDuration>${execution.hasVariable('offerId')}</bpmn:timeDuration>")).isTrue();
    assertThat(refused("<bpmn:timeDuration>${waitingTime}</bpmn:timeDuration>")).isFalse();
    assertThat(refused("<bpmn:timeDuration>${dateTime().plusDays(3).toDate()}</bpmn:timeDuration>")).isFalse();
    assertThat(refused("<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">${score.prop('total').numberValue() &gt; 3}"
        + "</bpmn:conditionExpression>")).isFalse();
  }

  private boolean refused(String inside) {
    FlowBundle bundle = Redrawn.diagram(SmallFlow.bundle("tried", null, "Wait"), diagram -> diagram
        .replace("<bpmn:endEvent", inside + "<bpmn:endEvent")
        .replace("xmlns:camunda", "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:camunda"));
    return expressions.check(bundle, timeLimits, Map.of("PALIM", List.of(Map.of("scheme", "palim", "destination", "BE")))).stream()
        .anyMatch(finding -> finding.rule().equals(RULE));
  }

  private FlowBundle match(UnaryOperator<String> change) {
    return Redrawn.diagram(flows.inForce("match-candidate").orElseThrow(), change);
  }
}
