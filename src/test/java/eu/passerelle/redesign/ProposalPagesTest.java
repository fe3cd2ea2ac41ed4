package eu.passerelle.redesign;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.casework.CaseStart;
import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.redesign.proposal.Proposal;
import eu.passerelle.redesign.proposal.Proposal.Origin;
import eu.passerelle.redesign.proposal.Proposal.ProposalState;
import eu.passerelle.redesign.proposal.Proposals;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.testing.Applicant;
import eu.passerelle.testing.Redrawn;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.WebTest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the people of the demo find on the page of a proposal, and who finds nothing. */
@WebTest
class ProposalPagesTest {

  private static final String PASSWORD = "Bridge-2-Vilnius!";
  private static final String REVIEW = "userTask_reviewRefusal";

  @LocalServerPort private int port;
  @Autowired private Proposals proposals;
  @Autowired private FlowBundles flows;
  @Autowired private Schemes schemes;
  @Autowired private CaseStart start;

  private String caseNumber;

  @BeforeEach
  void aCaseIsUnderReview() {
    caseNumber = start.start(schemes.cohort("digital-explorers-2019").orElseThrow(), Applicant.aFewPointsShort());
  }

  @Test
  void tellsInWordsWhatChangesAndWhoFollows() {
    String number = propose(diagram -> diagram.replace("T_PRESELECTION_REVIEW\" />", "T_TRAVEL\" />"));

    String page = as("ruta").get("/proposals/" + number).body();

    assertThat(page).contains("The deadline of “Review refusal” is now 30 days (T_TRAVEL); it was ").contains("can follow")
        .contains("data-changed=\"" + REVIEW + "\"");
    assertThat(as("ruta").get("/proposals").body()).contains(number);
    String cases = as("ruta").get("/proposals/" + number + "/cases?flow=preselect&fate=FOLLOWS").body();
    assertThat(cases).contains("/cases/" + caseNumber).containsPattern("Review refusal</span>:\\s*<span>from .+ to .+</span>");
    assertThat(as("ruta").get("/proposals/" + number + "/cases?flow=preselect&fate=DECIDE").body()).doesNotContain(caseNumber);
  }

  @Test
  void theCasesOfARemovedStepGoWhereTheCoordinatorSends() {
    String number = propose(diagram -> diagram.replace(REVIEW, "userTask_lookAgain"));
    Visitor ruta = as("ruta");
    assertThat(ruta.get("/proposals/" + number + "/cases?flow=preselect&fate=DECIDE").body()).contains(caseNumber)
        .contains("Waits at “Review refusal”, which the proposal removes.");

    var answer = ruta.post("/proposals/" + number + "/mapping", Map.of("flow", "preselect", "step", REVIEW, "target", "userTask_lookAgain",
        "_csrf", ruta.tokenOn("/proposals/" + number)));

    assertThat(follow(ruta, answer)).contains("Saved. The report is drawn again.");
    assertThat(ruta.get("/proposals/" + number + "/cases?flow=preselect&fate=FOLLOWS").body()).contains(caseNumber).contains("other work");
  }

  @Test
  void whatBecomesOfCasesThatHaveNeverHadAStepIsDecidedOnThePage() {
    String number = propose(ProposalPagesTest::calledBefore);
    Visitor ruta = as("ruta");
    String page = ruta.get("/proposals/" + number).body();
    assertThat(page).contains("“Call applicant” lies behind “Review refusal” now", "Decide what becomes of them.",
        "Have already passed the place of the new step “Call applicant”.");

    var unsaid = ruta.post("/proposals/" + number + "/skipped", skipped(ruta, "LET_BE", " "));
    assertThat(follow(ruta, unsaid)).contains("why the step may be left out");
    var elsewhere = ruta.post("/proposals/" + number + "/skipped",
        Map.of("flow", "preselect", "standing", "userTask_none", "step", "userTask_callApplicant", "remedy", "GO_BACK", "_csrf",
            ruta.tokenOn("/proposals/" + number)));
    assertThat(follow(ruta, elsewhere)).contains("That cannot be done for these cases.");

    var answer = ruta.post("/proposals/" + number + "/skipped", skipped(ruta, "LET_BE", "They were called last week."));

    assertThat(follow(ruta, answer)).contains("They go on without it", "They were called last week.")
        .doesNotContain("Decide what becomes of them.");
    assertThat(ruta.get("/proposals/" + number + "/cases?flow=preselect&fate=FOLLOWS").body()).contains(caseNumber)
        .contains("Have already passed the place of the new step “Call applicant”.");
    assertThat(as("eline").post("/proposals/" + number + "/skipped", skipped(as("eline"), "GO_BACK", "")).statusCode())
        .isEqualTo(403);
  }

  private static Map<String, String> skipped(Visitor visitor, String remedy, String reason) {
    return Map.of("flow", "preselect", "standing", REVIEW, "step", "userTask_callApplicant", "remedy", remedy, "reason", reason, "_csrf",
        visitor.tokenOn("/proposals"));
  }

  private static String calledBefore(String diagram) {
    return diagram.replace("targetRef=\"" + REVIEW + "\" />", "targetRef=\"userTask_callApplicant\" />"
        + "<bpmn:userTask id=\"userTask_callApplicant\" name=\"Call applicant\" camunda:formRef=\"review-refusal\" camunda:formRefBinding=\"deployment\" />"
        + "<bpmn:sequenceFlow id=\"flow_call\" sourceRef=\"userTask_callApplicant\" targetRef=\"" + REVIEW + "\" />");
  }

  @Test
  void aStepThatGoesToARoleWhichNobodyPlaysIsAWarningWithItsCases() {
    String number = propose(diagram -> diagram.replace("<bpmn:flowNodeRef>" + REVIEW + "</bpmn:flowNodeRef>", "")
        .replace("</bpmn:laneSet>", "<bpmn:lane id=\"lane_nobody\" name=\"Evaluation panel\"><bpmn:flowNodeRef>" + REVIEW
            + "</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>"));

    assertThat(as("ruta").get("/proposals/" + number).body())
        .containsPattern("“Review refusal” goes to the role “Evaluation panel”, which nobody plays for cases that wait there: [^.]*"
            + caseNumber);
    assertThat(as("ruta").get("/proposals/" + propose(diagram -> diagram.replace("Review refusal", "Look again"))).body())
        .doesNotContain("which nobody plays");
  }

  @Test
  void casesAreSentOnlyWhereTheyCanGo() {
    String number = propose(diagram -> diagram.replace(REVIEW, "userTask_lookAgain"));
    Visitor ruta = as("ruta");

    var answer = ruta.post("/proposals/" + number + "/mapping",
        Map.of("flow", "preselect", "step", REVIEW, "target", "endEvent_applicationRefused",
            "_csrf", ruta.tokenOn("/proposals/" + number)));

    assertThat(follow(ruta, answer)).contains("The cases of that step cannot go there.");
    assertThat(proposals.mapping(number, "preselect")).isEmpty();
  }

  @Test
  void theReasonAndTheConsentToNewDatesAreKept() {
    String number = propose(diagram -> diagram.replace("T_PRESELECTION_REVIEW\" />", "T_TRAVEL\" />"));
    Visitor ruta = as("ruta");

    ruta.post("/proposals/" + number + "/reason", Map.of("reason", "The review takes longer in summer.", "newDueDates", "true",
        "_csrf", ruta.tokenOn("/proposals/" + number)));

    assertThat(ruta.get("/proposals/" + number).body()).contains("The review takes longer in summer.")
        .contains("Follow changed time limits");
    assertThat(proposals.find(number)).get().matches(Proposal::newDueDates);
  }

  @Test
  void whoSharesTheFlowReadsAndOnlyItsOwnCoordinatorsDecide() {
    String number = propose(diagram -> diagram.replace(REVIEW, "userTask_lookAgain"));
    String path = "/proposals/" + number;
    Visitor other = as("eline");

    assertThat(other.get(path).body()).contains("Removed: the task “Review refusal”").doesNotContain("Reason and due dates");
    assertThat(other.get("/proposals").body()).contains(number);
    assertThat(other.get(path + "/cases?flow=preselect").body()).contains("Case of another scheme").doesNotContain(caseNumber);
    assertThat(other.get(path + "/report.json").body()).contains("\"instances\"").doesNotContain(caseNumber);
    assertThat(other.get(path + "/report.html").body()).contains("Case of another scheme").doesNotContain(caseNumber);
    assertThat(as("ruta").get(path + "/report.json").body()).contains(caseNumber);
    assertThat(other.post(path + "/mapping", Map.of("flow", "preselect", "step", REVIEW, "target", "userTask_lookAgain",
        "_csrf", other.tokenOn("/proposals"))).statusCode()).isEqualTo(403);
    assertThat(as("admin").get(path).body()).contains("Reason and due dates");
  }

  @Test
  void whoCoordinatesNothingFindsNothing() {
    String path = "/proposals/" + propose(diagram -> diagram.replace("Review refusal", "Look again"));

    for (String address : List.of("/proposals", path, path + "/cases?flow=preselect", path + "/diagrams/preselect/proposed", path
        + "/report.html",
        path + "/report.json")) {
      assertThat(as("bisi").get(address).statusCode()).as(address).isEqualTo(404);
    }
    String own = "/proposals/" + propose("digital-explorers",
        diagram -> diagram.replace("name=\"Journey completed\"", "name=\"Journey done\""));
    assertThat(as("eline").get(own).statusCode()).as("the journey of another scheme").isEqualTo(404);
  }

  @Test
  void showsBothDiagrams() {
    String path = "/proposals/" + propose(diagram -> diagram.replace(REVIEW, "userTask_lookAgain")) + "/diagrams/preselect/";

    assertThat(as("ruta").get(path + "in-force").body()).contains(REVIEW);
    assertThat(as("ruta").get(path + "proposed").body()).contains("userTask_lookAgain").doesNotContain(REVIEW);
  }

  @Test
  void whatIsDecidedIsNotChangedAnyMore() {
    String number = propose(diagram -> diagram.replace("Review refusal", "Look again"));
    proposals.put(number, ProposalState.WITHDRAWN);
    Visitor ruta = as("ruta");

    assertThat(ruta.get("/proposals/" + number).body()).contains("Withdrawn").doesNotContain("Reason and due dates");
    assertThat(ruta.post("/proposals/" + number + "/reason", Map.of("reason", "Late", "_csrf", ruta.tokenOn("/proposals"))).statusCode())
        .isEqualTo(403);
  }

  @Test
  void whatSomebodyElseHasOvertakenIsProposedAgainOnTopOfIt() {
    String number = propose("travel", diagram -> diagram.replace("name=\"Book travel\"", "name=\"Book the journey\""));
    FlowBundle travel = flows.inForce("travel").orElseThrow();
    flows.deploy(new FlowBundle("travel", null, travel.files()), "test");
    Visitor ruta = as("ruta");
    assertThat(ruta.get("/proposals/" + number).body()).contains("so it can no longer be published");

    var answer = ruta.post("/proposals/" + number + "/again", Map.of("_csrf", ruta.tokenOn("/proposals/" + number)));

    assertThat(answer.headers().firstValue("Location").orElseThrow()).doesNotContain(number).contains("/proposals/DEX-PRO-");
    assertThat(follow(ruta, answer)).contains("Read the report before you go on.")
        .contains("is now called “Book the journey”").doesNotContain("so it can no longer be published");
  }

  @Test
  void thePageAndBothReportsSayTheSameOfEveryElement() {
    String number = propose(diagram -> diagram.replace(REVIEW, "userTask_lookAgain")
        .replace("name=\"Application refused\"", "name=\"Refused\"")
        .replace("x=\"510\" y=\"110\"", "x=\"510\" y=\"120\""));
    Visitor ruta = as("ruta");

    assertThat(ruta.get("/proposals/" + number).body()).contains("data-added=\"userTask_lookAgain\"", "data-removed=\"" + REVIEW + "\"",
        "data-moved=\"businessRuleTask_scoreApplication\"").containsPattern("data-changed=\"[^\"]*endEvent_applicationRefused[^\"]*\"");
    assertThat(ruta.getJson("/proposals/" + number + "/report.json").body()).contains("\"userTask_lookAgain\":\"ADDED\"",
        "\"" + REVIEW + "\":\"REMOVED\"", "\"endEvent_applicationRefused\":\"CHANGED\"", "\"businessRuleTask_scoreApplication\":\"MOVED\"");
    assertThat(ruta.get("/proposals/" + number + "/report.html").body()).contains("only drawn elsewhere")
        .containsPattern("<text [^>]*>\\+</text>").containsPattern("<text [^>]*>−</text>").containsPattern("<text [^>]*>✎</text>")
        .containsPattern("<text [^>]*>⇄</text>");
  }

  @Test
  void theReportIsTakenAwayAsAFileThatNeedsNothingElse() {
    String number = propose(diagram -> diagram.replace("T_PRESELECTION_REVIEW\" />", "T_TRAVEL\" />"));

    var file = as("ruta").get("/proposals/" + number + "/report.html");

    assertThat(file.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"" + number + ".html\"");
    assertThat(file.body()).contains("The deadline of “Review refusal”").contains(caseNumber).contains("<svg")
        .doesNotContain("href=\"/", "src=\"", "<script");
  }

  @Test
  void theReportIsReadByMachines() {
    String number = propose(diagram -> diagram.replace("T_PRESELECTION_REVIEW\" />", "T_TRAVEL\" />"));

    var file = as("ruta").getJson("/proposals/" + number + "/report.json");

    assertThat(file.body()).contains("\"kind\":\"DEADLINE_CHANGED\"", "\"elementId\":\"" + REVIEW + "\"", "\"caseNumber\":\"" + caseNumber
        + "\"",
        "\"fate\":\"FOLLOWS\"");
  }

  private String propose(UnaryOperator<String> edit) {
    return propose("preselect", edit);
  }

  private String propose(String flow, UnaryOperator<String> edit) {
    return proposals.add(schemes.find("digital-explorers").orElseThrow(), "Look again", Origin.MODELER, "ruta",
        List.of(Redrawn.diagram(flows.inForce(flow).orElseThrow(), edit)), Set.of(flow + ".bpmn")).number();
  }

  private static String follow(Visitor visitor, HttpResponse<String> answer) {
    String address = answer.headers().firstValue("Location").orElseThrow();
    return visitor.get(address.substring(address.indexOf("/proposals")).replaceFirst("#.*", "")).body();
  }

  private Visitor as(String userId) {
    return new Visitor(port).signIn(userId, PASSWORD);
  }
}
