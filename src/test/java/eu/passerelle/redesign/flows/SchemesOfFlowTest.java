package eu.passerelle.redesign.flows;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.ModelFile;
import eu.passerelle.redesign.SmallFlow;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.testing.FlowTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whom a flow serves, whatever it is called. */
@FlowTest
class SchemesOfFlowTest {

  private static final String VISIT = "palim-visit";

  @Autowired private SchemesOfFlow served;
  @Autowired private FlowBundles flows;
  @Autowired private Schemes schemes;
  @Autowired private RuntimeService runtime;
  @Autowired private RepositoryService repository;
  private String deployed;

  @AfterEach
  void takeItAway() {
    if (deployed != null) {
      repository.deleteDeployment(deployed, true);
    }
  }

  @Test
  void aBlockNamedAfterOneSchemeServesAllWhoseCasesPassThroughIt() {
    assertThat(served.of("match-candidate")).containsExactly("digital-explorers", "homere", "match", "palim", "thamm");
  }

  @Test
  void whatATableChoosesForASchemeServesThatScheme() {
    assertThat(served.of("match-needs")).containsExactly("match");
    assertThat(served.of("palim-vacancy")).containsExactly("palim");
  }

  @Test
  void whatPeopleStartBesideTheCasesServesTheSchemeThatARowNames() {
    assertThat(served.of("thamm-opportunity")).containsExactly("thamm");
    assertThat(served.of("peer-exchange")).hasSameSizeAs(schemes.list());
  }

  @Test
  void whatNobodyReachesServesAllUntilARowOrACaseTellsWhom() {
    deployed = flows.deploy(SmallFlow.bundle(VISIT, null, "Wait"), "test");
    assertThat(served.of(VISIT)).as("the name says nothing").hasSameSizeAs(schemes.list());

    runtime.startProcessInstanceByKey(VISIT, "THA-2021-77701");
    assertThat(served.of(VISIT)).containsExactly("thamm");

    schemes.own("match", VISIT);
    assertThat(served.of(VISIT)).containsExactly("match", "thamm");
  }

  @Test
  void aNewFlowServesNobodyYetAndRowsOfItsOwnTheSchemeThatIsAskedThem() {
    assertThat(served.of(SmallFlow.bundle("ygca-visit", null, "Wait"))).isEmpty();
    String limits =
        flows.inForce("time-limits").orElseThrow().files().stream().map(file -> new String(file.content(), StandardCharsets.UTF_8))
            .findFirst().orElseThrow().replace("id=\"time-limits\"", "id=\"palim-time-limits\"");

    assertThat(served.of(new FlowBundle("limits", null,
        List.of(new ModelFile(null, "limits.dmn", limits.getBytes(StandardCharsets.UTF_8)))))).containsExactly("palim");
  }
}
