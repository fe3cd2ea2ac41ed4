package eu.passerelle.redesign;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.redesign.proposal.Proposal;
import eu.passerelle.redesign.proposal.Proposal.ProposalState;
import eu.passerelle.redesign.proposal.Proposals;
import eu.passerelle.redesign.publication.PublicationFlow;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.WebTest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** A person decides about a proposal on its page while its flow is at work by itself, as it is in the seconds after somebody has deployed. */
@WebTest
class BesideTheFlowTest {

  /** Time for a request to come as far as to what the flow has changed and not yet committed. */
  private static final long MEANWHILE = 800;

  @LocalServerPort private int port;
  @Autowired private SmallFlow small;
  @Autowired private Proposals proposals;
  @Autowired private PublicationFlow publication;
  @Autowired private ManagementService management;
  @Autowired private RuntimeService runtime;
  @Autowired private TransactionTemplate transaction;
  private Visitor ruta;
  private Visitor admin;

  @BeforeEach
  void signIn() {
    ruta = new Visitor(port).signIn("ruta", "Bridge-2-Vilnius!");
    admin = new Visitor(port).signIn("admin", "Bridge-2-Vilnius!");
  }

  @Test
  void aProposalIsWithdrawnWhileItIsBeingChecked() {
    Proposal proposal = proposed();

    assertThat(whileTheFlowWorks(proposal, ruta, "withdraw").statusCode()).isEqualTo(302);

    assertThat(proposals.find(proposal.number()).map(Proposal::state)).contains(ProposalState.WITHDRAWN);
    assertThat(publication.runsFor(proposal.number())).isFalse();
  }

  @Test
  void anAdministratorPublishesItPastTheFlowWhileItIsBeingChecked() {
    Proposal proposal = proposed();

    assertThat(whileTheFlowWorks(proposal, admin, "publish", "reason", "In a hurry.", "move", "false").statusCode()).isEqualTo(302);

    assertThat(proposals.find(proposal.number()).map(Proposal::state)).contains(ProposalState.PUBLISHED);
    assertThat(publication.runsFor(proposal.number())).isFalse();
  }

  private Proposal proposed() {
    Proposal proposal = small.propose(small.inForce("Wait"), "Wait longer", "ruta");
    publication.start(proposal);
    return proposal;
  }

  /** The step of the flow is done, but not committed, when the request comes in. */
  private HttpResponse<String> whileTheFlowWorks(Proposal proposal, Visitor who, String what, String... fields) {
    Map<String, String> form = who.form(fields);
    return transaction.execute(status -> {
      management.executeJob(jobOf(proposal).getId());
      var answer = CompletableFuture.supplyAsync(() -> who.post("/proposals/" + proposal.number() + "/way/" + what, form));
      try {
        TimeUnit.MILLISECONDS.sleep(MEANWHILE);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
      return answer;
    }).join();
  }

  private Job jobOf(Proposal proposal) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(proposal.number()).list().stream()
        .flatMap(instance -> management.createJobQuery().processInstanceId(instance.getId()).list().stream()).findFirst().orElseThrow();
  }
}
