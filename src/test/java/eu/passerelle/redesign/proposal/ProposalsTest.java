package eu.passerelle.redesign.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.ModelFile;
import eu.passerelle.redesign.proposal.Proposal.Origin;
import eu.passerelle.redesign.proposal.Proposal.ProposalState;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.testing.FlowTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A proposal keeps what was uploaded, and what was in force beside it. */
@FlowTest
class ProposalsTest {

  @Autowired private Proposals proposals;
  @Autowired private FlowBundles flows;
  @Autowired private Schemes schemes;

  @Test
  void keepsEveryFileOfTheFlowAndWhichOnesAreNew() {
    FlowBundle travel = flows.inForce("travel").orElseThrow();

    Proposal proposal = propose(travel);

    assertThat(proposal.number()).matches("DEX-PRO-\\d{4}-\\d{4}");
    assertThat(proposal.isOpen()).isTrue();
    FlowBundle kept = proposals.bundles(proposal.number()).get(0);
    assertThat(kept.deploymentId()).isEqualTo(travel.deploymentId());
    assertThat(kept.files()).extracting(ModelFile::name).containsExactlyElementsOf(travel.files().stream().map(ModelFile::name).toList());
    assertThat(kept.files().get(0).content()).isEqualTo(travel.files().get(0).content());
    assertThat(proposals.uploaded(proposal.number())).containsExactly("travel.bpmn");
  }

  @Test
  void remembersWhereTheCasesOfARemovedStepGoUntilTheyMayStayAgain() {
    Proposal proposal = propose(flows.inForce("travel").orElseThrow());

    proposals.map(proposal.number(), "travel", "Old", "New");
    proposals.map(proposal.number(), "travel", "Old", "Newer");
    assertThat(proposals.mapping(proposal.number(), "travel")).isEqualTo(Map.of("Old", "Newer"));

    proposals.map(proposal.number(), "travel", "Old", "");
    assertThat(proposals.mapping(proposal.number(), "travel")).isEmpty();
  }

  @Test
  void isOpenForItsFlowUntilItIsDecided() {
    Proposal proposal = propose(flows.inForce("travel").orElseThrow());
    assertThat(proposals.openFor("travel")).extracting(Proposal::number).contains(proposal.number());

    proposals.put(proposal.number(), ProposalState.WITHDRAWN);

    assertThat(proposals.openFor("travel")).extracting(Proposal::number).doesNotContain(proposal.number());
    assertThat(proposals.find(proposal.number())).map(Proposal::state).contains(ProposalState.WITHDRAWN);
  }

  private Proposal propose(FlowBundle bundle) {
    return proposals.add(schemes.find("digital-explorers").orElseThrow(), "Travel by train", Origin.MODELER, "ruta", List.of(bundle),
        Set.of("travel.bpmn"));
  }
}
