package eu.passerelle.redesign.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.casework.CaseStart;
import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.engine.deployment.FlowVersions;
import eu.passerelle.engine.deployment.ModelChecks;
import eu.passerelle.engine.forms.FormRefused;
import eu.passerelle.engine.rules.Finding;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.redesign.SmallFlow;
import eu.passerelle.redesign.flows.FlowClosures;
import eu.passerelle.redesign.flows.Publication;
import eu.passerelle.redesign.flows.Publications;
import eu.passerelle.redesign.proposal.Proposal;
import eu.passerelle.redesign.proposal.Proposal.Origin;
import eu.passerelle.redesign.proposal.Proposal.ProposalState;
import eu.passerelle.redesign.proposal.Proposals;
import eu.passerelle.redesign.report.MoveWish;
import eu.passerelle.scheme.Cohort;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.FlowTest;
import eu.passerelle.testing.Postgres;
import eu.passerelle.testing.Redrawn;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ContextConfiguration;

/** What is published is in force, once, with a note of who, when and why; and a closed flow starts in no way. */
@FlowTest
class PublishingTest {

  private static final String MAIN = "digital-explorers";

  @Autowired private SmallFlow small;
  @Autowired private Publishing publishing;
  @Autowired private Proposals proposals;
  @Autowired private Publications publications;
  @Autowired private FlowBundles flows;
  @Autowired private ModelChecks checks;
  @Autowired private FlowVersions versions;
  @Autowired private FlowClosures closures;
  @Autowired private CaseStart cases;
  @Autowired private Schemes schemes;
  @Autowired private Flow flow;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService runtime;
  @Autowired private FormService forms;

  @AfterEach
  void openAgain() {
    closures.open(MAIN);
  }

  @Test
  void whatIsPublishedIsInForceAndNotedWithWhoAndWhy() {
    String id = small.inForce("Wait");
    String before = flows.inForce(id).orElseThrow().deploymentId();
    Proposal proposal = small.propose(id, "Wait longer", "ruta");
    proposals.explain(proposal.number(), "Two weeks were too short.", false);

    assertThat(publishing.publish(proposal.number(), "ruta", "mantas", MoveWish.none())).isEqualTo(ProposalState.PUBLISHED);

    assertThat(small.step(id)).isEqualTo("Wait longer");
    assertThat(proposals.find(proposal.number()).orElseThrow().state()).isEqualTo(ProposalState.PUBLISHED);
    assertThat(publications.ofProposal(proposal.number())).singleElement()
        .extracting(Publication::flow, Publication::replacedDeploymentId, Publication::publishedBy, Publication::countersignedBy,
            Publication::reason)
        .containsExactly(id, before, "ruta", "mantas", "Two weeks were too short.");
    assertThat(publications.ofDeployments(List.of(flows.inForce(id).orElseThrow().deploymentId()))).hasSize(1);
  }

  @Test
  void aNewFlowReplacesNothing() {
    String id = small.newId();

    assertThat(publish(small.propose(id, "Wait", "ruta"))).isEqualTo(ProposalState.PUBLISHED);

    assertThat(versions.of(id)).singleElement().satisfies(version -> assertThat(version.release()).isFalse());
  }

  @Test
  void aTimeLimitAndTheFlowThatUsesItComeInForceTogether() {
    FlowBundle table = Redrawn.files(Redrawn.ownRows(MAIN, flows.inForce("time-limits").orElseThrow()), ".dmn",
        rows -> rows.replace("\"T_INTERVIEW\"", "\"T_SMALL_TALK\""));
    String own = table.flow();
    String id = small.newId();
    FlowBundle talk = Redrawn.diagram(SmallFlow.bundle(id, null, "Wait"), diagram -> diagram
        .replace("bpmn:receiveTask id", "bpmn:intermediateCatchEvent id")
        .replace(" messageRef=\"Message_GoOn\" />", "><bpmn:timerEventDefinition id=\"timerDefinition_wait\"><bpmn:timeDuration>"
            + "${timeLimits.of(execution,'T_SMALL_TALK')}</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>"));
    Proposal proposal = proposals.add(schemes.find(MAIN).orElseThrow(), "Small talk", Origin.MODELER, "ruta", List.of(talk, table),
        Set.of(id + ".bpmn", own + ".dmn"));

    assertThat(checks.check(List.of(talk, table))).filteredOn(finding -> finding.severity() == Finding.Severity.ERROR)
        .extracting(Finding::message).noneMatch(message -> message.contains("T_SMALL_TALK"));
    assertThat(publish(proposal)).isEqualTo(ProposalState.PUBLISHED);

    runtime.startProcessInstanceByKey(id, "DEX-2019-66701", Map.of("scheme", MAIN, "destination", "LT"));
    repository.deleteDeployment(flows.inForce(id).orElseThrow().deploymentId(), true);
    repository.deleteDeployment(flows.inForce(own).orElseThrow().deploymentId(), true);
  }

  @Test
  void whatSomebodyElseProposedForTheSameFlowIsOutdated() {
    String id = small.inForce("Wait");
    Proposal slow = small.propose(id, "Wait less", "ruta");
    Proposal fast = small.propose(id, "Wait longer", "mantas");

    publish(fast);

    assertThat(proposals.find(slow.number()).orElseThrow().state()).isEqualTo(ProposalState.OUTDATED);
    assertThat(publish(slow)).isEqualTo(ProposalState.OUTDATED);
    assertThat(small.step(id)).isEqualTo("Wait longer");
  }

  @Test
  void ofTwoWhoPublishAtTheSameMomentOneIsLate() throws Exception {
    String id = small.inForce("Wait");
    List<Callable<ProposalState>> both =
        List.of(publishes(small.propose(id, "Wait less", "ruta")), publishes(small.propose(id, "Wait longer",
            "mantas")));
    var threads = Executors.newFixedThreadPool(2);
    try {
      List<ProposalState> answers = threads.invokeAll(both).stream().map(PublishingTest::answer).toList();
      assertThat(answers).containsExactlyInAnyOrder(ProposalState.PUBLISHED, ProposalState.OUTDATED);
    } finally {
      threads.shutdown();
    }
    assertThat(versions.of(id)).hasSize(2);
  }

  @Test
  void aWithdrawnProposalIsNotPublishedAndAPublishedOneNotWithdrawn() {
    String id = small.inForce("Wait");
    Proposal withdrawn = small.propose(id, "Wait less", "ruta");
    Proposal published = small.propose(id, "Wait longer", "ruta");
    publishing.withdraw(withdrawn.number());

    assertThat(publish(withdrawn)).isEqualTo(ProposalState.WITHDRAWN);
    assertThat(publish(published)).isEqualTo(ProposalState.PUBLISHED);
    publishing.withdraw(published.number());
    assertThat(proposals.find(published.number()).orElseThrow().state()).isEqualTo(ProposalState.PUBLISHED);
    assertThat(small.step(id)).isEqualTo("Wait longer");
  }

  @Test
  void whatAnAdministratorDeploysIsNotedAndOvertakesProposals() {
    String id = small.inForce("Wait");
    String before = flows.inForce(id).orElseThrow().deploymentId();
    Proposal overtaken = small.propose(id, "Wait less", "ruta");

    flow.as("admin", () -> repository.createDeployment().name(id).addString(id + ".bpmn", SmallFlow.diagram(id, "Wait at the gate"))
        .deploy());

    FlowBundle now = flows.inForce(id).orElseThrow();
    assertThat(publications.ofDeployments(List.of(now.deploymentId()))).singleElement()
        .extracting(Publication::flow, Publication::publishedBy, Publication::proposalNumber, Publication::replacedDeploymentId)
        .containsExactly(id, "admin", null, before);
    assertThat(publishing.isOutdated(overtaken)).isTrue();
    assertThat(publish(overtaken)).isEqualTo(ProposalState.OUTDATED);
    assertThat(proposals.find(overtaken.number()).orElseThrow().state()).isEqualTo(ProposalState.OUTDATED);
  }

  @Test
  void aClosedFlowStartsInNoWayUntilItIsOpenAgain() {
    Cohort cohort = schemes.cohort("digital-explorers-2019").orElseThrow();
    String sentence = "This flow takes no new cases at present. Reason: The call is over.";
    closures.close(MAIN, "The call is over.", "ruta");
    closures.close(MAIN, "Said twice.", "mantas");

    assertThat(cases.refusal(cohort)).contains(sentence);
    assertThatThrownBy(() -> runtime.startProcessInstanceByKey(MAIN, "DEX-2019-77777", Map.of())).isInstanceOf(FormRefused.class)
        .hasMessage(sentence);
    assertThatThrownBy(() -> flow.as("ruta", () -> forms.submitStartForm(definition(), Map.of()))).isInstanceOf(FormRefused.class)
        .hasMessage(sentence);
    assertThatThrownBy(() -> flow.as("admin", () -> runtime.createProcessInstanceByKey(MAIN).execute()))
        .hasMessageContaining("no new cases");

    closures.open(MAIN);
    assertThat(cases.refusal(cohort)).isEmpty();
  }

  private Callable<ProposalState> publishes(Proposal proposal) {
    return () -> publish(proposal);
  }

  private ProposalState publish(Proposal proposal) {
    return publishing.publish(proposal.number(), "ruta", null, MoveWish.none());
  }

  private static ProposalState answer(Future<ProposalState> future) {
    try {
      return future.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private String definition() {
    return repository.createProcessDefinitionQuery().processDefinitionKey(MAIN).latestVersion().singleResult().getId();
  }
}

@ContextConfiguration(initializers = Postgres.class)
class PublishingOnPostgresTest extends PublishingTest {}
