package eu.passerelle.redesign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.passerelle.engine.deployment.FlowVersions;
import eu.passerelle.redesign.flows.FlowClosures;
import eu.passerelle.redesign.proposal.Proposal;
import eu.passerelle.redesign.proposal.Proposal.Origin;
import eu.passerelle.redesign.proposal.Proposal.ProposalState;
import eu.passerelle.redesign.proposal.Proposals;
import eu.passerelle.redesign.publication.PublicationFlow;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.WebTest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Versions of a flow, the way back, closing for new cases, and what may be done with a proposal beside its tasks. */
@WebTest
class FlowPagesTest {

  @LocalServerPort private int port;
  @Autowired private SmallFlow small;
  @Autowired private FlowVersions versions;
  @Autowired private Proposals proposals;
  @Autowired private PublicationFlow publication;
  @Autowired private FlowClosures closures;
  @Autowired private RuntimeService runtime;
  private Visitor ruta;
  private Visitor admin;
  private String id;

  @BeforeEach
  void aFlowWithTwoVersions() {
    ruta = visitor("ruta");
    admin = visitor("admin");
    id = small.inForce("Wait");
    runtime.startProcessInstanceByKey(id, "DEX-2019-55501", Map.of());
    small.deploy(id, "Wait longer");
  }

  @Test
  void coordinatorsSeeTheFlowsOfTheirSchemesAndStaffNone() {
    assertThat(ruta.get("/flows").body()).contains("Travel", "/flows/" + id, "all schemes").doesNotContain("/flows/palim-training");
    assertThat(admin.get("/flows").body()).contains("/flows/palim-training", "/flows/" + id);
    assertThat(ruta.get("/flows/palim-training").statusCode()).isEqualTo(404);
    assertThat(visitor("bisi").get("/flows").statusCode()).isEqualTo(403);
    assertThat(visitor("bisi").get("/flows/" + id).statusCode()).isEqualTo(404);
    assertThat(ruta.get("/flows/no-such").statusCode()).isEqualTo(404);
    assertThat(ruta.get("/flows/travel").body()).contains("Came with a release.", "in force");
  }

  @Test
  void aFlowIsShownWithALinkToTheInsideOfEachBlock() {
    assertThat(ruta.get("/flows/digital-explorers").body())
        .contains("/flows/digital-explorers/diagram", "data-block=\"digital-explorers-move\"", "data-block=\"preselect\"");
    assertThat(ruta.get("/flows/digital-explorers/diagram").body()).contains("<bpmn:lane ", "name=\"Support organisation\"");
    assertThat(ruta.get("/flows/palim/diagram").statusCode()).as("of another scheme").isEqualTo(404);
    assertThat(visitor("bisi").get("/flows/digital-explorers/diagram").statusCode()).isEqualTo(404);
  }

  @Test
  void anEarlierVersionComesBackThroughAProposalWithAReason() {
    assertThat(ruta.get("/flows/" + id).body()).contains("Version 2", "1 live case", "Back to version 1")
        .doesNotContain("Back to version 2");
    assertThat(post(ruta, "/flows/" + id + "/back", "version", "2", "reason", "No").statusCode()).as("in force already").isEqualTo(404);
    assertThat(post(ruta, "/flows/" + id + "/back", "version", "1", "reason", " ").statusCode()).isEqualTo(400);

    String page = location(post(ruta, "/flows/" + id + "/back", "version", "1", "reason", "Nobody came."));
    assertThat(location(post(ruta, "/flows/" + id + "/back", "version", "1", "reason", "Pressed twice."))).isEqualTo(page);

    Proposal proposal = proposals.find(page.substring(page.lastIndexOf('/') + 1)).orElseThrow();
    assertThat(proposal.origin()).isEqualTo(Origin.BACK);
    assertThat(proposal.reason()).isEqualTo("Nobody came.");
    assertThat(publication.runsFor(proposal.number())).isTrue();
    assertThat(ruta.get("/flows/" + id).body()).contains(proposal.number());
    assertThat(ruta.get(page + "/way").body()).contains("The next step is being prepared.").doesNotContain("Publish without the flow");
    assertThat(visitor("bisi").get(page + "/way").statusCode()).isEqualTo(404);
  }

  @Test
  void casesOnAnOlderVersionFollowLaterThroughAProposalWithAReason() {
    assertThat(ruta.get("/flows/" + id).body()).contains("Propose that cases follow");
    assertThat(ruta.get("/flows/travel").body()).as("nobody stayed behind").doesNotContain("Propose that cases follow");
    assertThat(post(ruta, "/flows/" + id + "/follow", "reason", " ").statusCode()).isEqualTo(400);
    assertThat(post(visitor("eline"), "/flows/" + id + "/follow", "reason", "Not hers.").statusCode()).isEqualTo(404);

    String page = location(post(ruta, "/flows/" + id + "/follow", "reason", "The firms agree now."));

    Proposal proposal = proposals.find(page.substring(page.lastIndexOf('/') + 1)).orElseThrow();
    assertThat(proposal.origin()).isEqualTo(Origin.FOLLOW);
    assertThat(publication.runsFor(proposal.number())).isTrue();
    assertThat(ruta.get(page).body()).contains("cases that stayed on an older version", "The firms agree now.");
    assertThat(ruta.get(page + "/cases?flow=" + id).body()).contains("DEX-2019-55501");
  }

  @Test
  void aProposalIsWithdrawnByItsCoordinators() {
    Proposal proposal = back();
    String way = "/proposals/" + proposal.number() + "/way";

    assertThat(post(visitor("eline"), way + "/withdraw").statusCode()).as("of another scheme").isEqualTo(404);
    post(ruta, way + "/withdraw");

    assertThat(proposals.find(proposal.number()).orElseThrow().state()).isEqualTo(ProposalState.WITHDRAWN);
    assertThat(publication.runsFor(proposal.number())).isFalse();
    assertThat(ruta.get(way).body()).contains("withdrawn");
  }

  @Test
  void onlyAnAdministratorPublishesPastTheFlowAndThePageTellsWho() {
    Proposal proposal = back();
    String way = "/proposals/" + proposal.number() + "/way";
    assertThat(post(ruta, way + "/publish", "reason", "Hurry", "move", "true").statusCode()).isEqualTo(404);

    post(admin, way + "/publish", "reason", "The flow of publication hangs.", "move", "true");

    assertThat(proposals.find(proposal.number()).orElseThrow().state()).isEqualTo(ProposalState.PUBLISHED);
    assertThat(publication.runsFor(proposal.number())).isFalse();
    assertThat(ruta.get("/flows/" + id).body()).contains("Version 3", "Published by", "The flow of publication hangs.", proposal.number());
    assertThat(ruta.get(way).body()).contains("published", "Live cases that follow");
    await().untilAsserted(() -> assertThat(ruta.get(way + "?state=MOVED").body()).contains("DEX-2019-55501"));
    post(admin, way + "/publish", "reason", "Pressed twice.", "move", "true");
    assertThat(ruta.get("/flows/" + id).body()).doesNotContain("Pressed twice.");
    assertThat(versions.of(id)).hasSize(3);
  }

  @Test
  void aFlowWhoseWayHasEndedWithoutDecisionIsStartedAgain() {
    Proposal proposal = back();
    publication.abandon(proposal.number(), "It was lost.");
    String way = "/proposals/" + proposal.number() + "/way";
    assertThat(ruta.get(way).body()).contains("No flow runs for this proposal.");

    post(ruta, way + "/start");

    assertThat(publication.runsFor(proposal.number())).isTrue();
  }

  @Test
  void aFlowIsClosedByWhoSpeaksForAllItsSchemes() {
    assertThat(post(ruta, "/flows/travel/close", "reason", "Not ours alone.").statusCode()).isEqualTo(404);
    assertThat(post(ruta, "/flows/" + id + "/close", "reason", "").statusCode()).isEqualTo(400);

    post(ruta, "/flows/" + id + "/close", "reason", "The call is over.");
    assertThat(ruta.get("/flows/" + id).body()).contains("Closed for new cases since", "The call is over.", "Open for new cases");
    assertThat(ruta.get("/flows").body()).contains("closed for new cases");
    assertThat(closures.refusalOf(id)).isPresent();

    post(ruta, "/flows/" + id + "/open");
    assertThat(closures.refusalOf(id)).isEmpty();
  }

  private Proposal back() {
    String page = location(post(ruta, "/flows/" + id + "/back", "version", "1", "reason", "Nobody came."));
    return proposals.find(page.substring(page.lastIndexOf('/') + 1)).orElseThrow();
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").map(there -> there.replaceAll("^http://[^/]*", "")).orElseThrow();
  }

  private static HttpResponse<String> post(Visitor who, String path, String... fields) {
    return who.post(path, who.form(fields));
  }

  private Visitor visitor(String userId) {
    return new Visitor(port).signIn(userId, "Bridge-2-Vilnius!");
  }
}
