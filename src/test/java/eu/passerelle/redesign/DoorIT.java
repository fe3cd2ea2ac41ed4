package eu.passerelle.redesign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.ModelFile;
import eu.passerelle.redesign.flows.SchemesOfFlow;
import eu.passerelle.redesign.proposal.Proposal;
import eu.passerelle.redesign.proposal.Proposal.Origin;
import eu.passerelle.redesign.proposal.Proposal.ProposalState;
import eu.passerelle.redesign.proposal.ProposalIntake;
import eu.passerelle.redesign.proposal.Proposals;
import eu.passerelle.redesign.proposal.ReleaseProposals;
import eu.passerelle.testing.Modeler;
import eu.passerelle.testing.Visitor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.identity.Group;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A coordinator deploys from the Modeler: its own calls, over HTTP, each answer as the Modeler reads it. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
    "spring.datasource.url=jdbc:h2:mem:door;DB_CLOSE_DELAY=-1", "camunda.bpm.job-execution.enabled=false"})
@ActiveProfiles("demo")
class DoorIT {

  private static final String PASSWORD = "Bridge-2-Vilnius!";
  private static final String TRAVEL = "travel.bpmn";
  private static final String INTERVIEW = "interview-candidate";
  private static final String INTERVIEW_DIAGRAM = "interview-candidate.bpmn";
  private static final String INTERVIEW_FORM = "assess-interview.form";
  private static final String ISSUER = "https://people.example";
  private static final KeyPair KEYS = keys();

  @LocalServerPort private int port;
  @Autowired private RepositoryService repository;
  @Autowired private FlowBundles flows;
  @Autowired private Proposals proposals;
  @Autowired private ProposalIntake intake;
  @Autowired private IdentityService identity;
  @Autowired private SchemesOfFlow schemesOfFlow;
  @Autowired private ReleaseProposals releases;
  @Autowired
  @Qualifier("flowDeployment") private SmartInitializingSingleton startUp;
  @Autowired private JdbcTemplate jdbc;

  /** The identity provider's public key, as an operator sets it up. */
  @DynamicPropertySource
  static void identityProvider(DynamicPropertyRegistry properties) throws IOException {
    Path key = Files.createTempFile("identity-provider", ".pem");
    Files.writeString(key, "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(KEYS.getPublic().getEncoded())
        + "\n-----END PUBLIC KEY-----\n");
    key.toFile().deleteOnExit();
    properties.add("spring.security.oauth2.resourceserver.jwt.public-key-location", () -> "file:" + key);
  }

  @AfterEach
  void withdrawAll() {
    jdbc.update("update proposal set state = 'WITHDRAWN' where state = 'OPEN' or state = 'OUTDATED'");
  }

  @Test
  void theConnectionIsChecked() {
    assertThat(new Modeler(port, null).check().statusCode()).isEqualTo(401);
    assertThat(as("ruta").check().statusCode()).isEqualTo(200);
    assertThat(as("ruta").version().body()).contains("7.24.0");
  }

  @Test
  void whatACoordinatorDeploysIsAProposalAndNothingOfItRuns() {
    long before = repository.createDeploymentQuery().count();

    var answer = as("ruta").deploy("Travel by train", TRAVEL, changed("Travel by train"));

    assertThat(answer.statusCode()).isEqualTo(200);
    String number = Modeler.read(answer).path("id").asText();
    assertThat(number).matches("DEX-PRO-\\d{4}-\\d{4}");
    assertThat(Modeler.read(answer).path("deployedProcessDefinitions").isNull()).isTrue();
    assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    Proposal proposal = proposals.find(number).orElseThrow();
    assertThat(proposal.flow()).isEqualTo("travel");
    assertThat(proposal.proposedBy()).isEqualTo("ruta");
    assertThat(proposal.title()).isEqualTo("Travel by train");
  }

  @Test
  void filesThatDidNotComeAlongAreTakenFromWhatIsInForce() {
    String number = number(as("ruta").deploy("Travel", TRAVEL, changed("Travel by train")));

    FlowBundle proposed = proposals.bundles(number).get(0);
    FlowBundle travel = flows.inForce("travel").orElseThrow();
    assertThat(proposed.deploymentId()).isEqualTo(travel.deploymentId());
    assertThat(proposed.files()).extracting(ModelFile::name)
        .containsExactlyElementsOf(travel.files().stream().map(ModelFile::name).toList());
    assertThat(proposals.uploaded(number)).containsExactly(TRAVEL);
  }

  @Test
  void theSameFilesAgainAreTheSameProposalAndOtherFilesReplaceIt() {
    String first = number(as("ruta").deploy("Travel", TRAVEL, changed("Travel by train")));

    assertThat(number(as("ruta").deploy("Travel", TRAVEL, changed("Travel by train")))).isEqualTo(first);
    String second = number(as("ruta").deploy("Travel", TRAVEL, changed("Travel by ship")));

    assertThat(second).isNotEqualTo(first);
    assertThat(proposals.find(first)).map(Proposal::state).contains(ProposalState.REPLACED);
    assertThat(proposals.find(second)).map(Proposal::state).contains(ProposalState.OPEN);
  }

  @Test
  void anotherPersonsProposalStandsBesideIt() {
    String first = number(as("ruta").deploy("Travel", TRAVEL, changed("Travel by train")));

    assertThat(number(as("mantas").deploy("Travel", TRAVEL, changed("Travel by train")))).isNotEqualTo(first);
    assertThat(proposals.find(first)).map(Proposal::isOpen).contains(true);
  }

  @Test
  void whoCoordinatesNothingProposesNothing() {
    var answer = as("ona").deploy("Travel", TRAVEL, changed("Travel by train"));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("Only the coordinators of a scheme propose changes");
  }

  @Test
  void anotherSchemesFlowIsNotTheirs() {
    var answer = as("ruta").deploy("palim", "palim.bpmn", inForce("palim", "palim.bpmn")
        .replace("name=\"Trained\"", "name=\"Fully trained\"") + "\n");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("Only their coordinators propose changes of it");
  }

  @Test
  void whatIsInForceAlreadyIsNoProposal() {
    var answer = as("ruta").deploy("Travel", TRAVEL, inForce("travel", TRAVEL));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("There is nothing to propose");
  }

  @Test
  void anAdministratorDeploysAsBefore() {
    long before = repository.createDeploymentQuery().count();

    var answer = as("admin").deploy("fare", "fare.dmn", inForce("time-limits", "time-limits.dmn")
        .replace("id=\"time-limits\"", "id=\"fare\""));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(repository.createDeploymentQuery().count()).isEqualTo(before + 1);
    repository.deleteDeployment(number(answer), true);
  }

  @Test
  void aFormDeployedAloneComesWithItsFlow() {
    String number = number(as("ruta").deploy("assess-interview", INTERVIEW_FORM, inForce(INTERVIEW, INTERVIEW_FORM)
        .replace("Skills", "Special skills")));

    FlowBundle proposed = proposals.bundles(number).get(0);
    assertThat(proposed.flow()).isEqualTo(INTERVIEW);
    assertThat(proposed.files()).extracting(ModelFile::name)
        .containsExactly(INTERVIEW_FORM, "decide-interview.dmn", INTERVIEW_DIAGRAM, "schedule-interview.form");
  }

  @Test
  void severalFlowsAreOneProposal() {
    String number = number(as("ruta").deploy("Travel", TRAVEL, changed("Travel by train"), INTERVIEW_DIAGRAM,
        inForce(INTERVIEW, INTERVIEW_DIAGRAM).replace("name=\"Interview passed\"", "name=\"First interview passed\"")));

    assertThat(proposals.bundles(number)).extracting(FlowBundle::flow).containsExactlyInAnyOrder("travel", INTERVIEW);
  }

  @Test
  void aNewFlowIsAnyCoordinatorsIdea() {
    String visit = inForce("travel", TRAVEL).replace("processRef=\"travel\"", "processRef=\"travel-home\"")
        .replace("process id=\"travel\"", "process id=\"travel-home\"")
        .replace("bpmnElement=\"travel\"", "bpmnElement=\"travel-home\"").replaceAll("formRef=\"[a-z-]+\"", "formRef=\"go-home\"");
    String form = inForce(INTERVIEW, INTERVIEW_FORM).replace("\"assess-interview\"", "\"go-home\"");

    String number = number(as("ruta").deploy("Travel home", "travel-home.bpmn", visit, "go-home.form", form));

    assertThat(proposals.find(number)).map(Proposal::flow).contains("travel-home");
    assertThat(proposals.bundles(number).get(0).deploymentId()).isNull();
    assertThat(proposals.warnings(number)).extracting(Proposals.Warning::message).anyMatch(message -> message.contains("‘skills’"));
  }

  @Test
  void rowsThatAnotherSchemeIsAskedFirstAreTheirs() {
    String limits = inForce("time-limits", "time-limits.dmn").replace("id=\"time-limits\"", "id=\"palim-time-limits\"");

    assertThat(as("ruta").deploy("limits", "limits.dmn", limits).statusCode()).isEqualTo(403);
  }

  @ParameterizedTest(name = "{1}: {3}")
  @CsvSource(delimiter = '|', textBlock = """
      interview-candidate | interview-candidate.bpmn | name="Recruiter">          | name="Recruter">              | lane_recruiter           | is no known role
      interview-candidate | interview-candidate.bpmn | ${!passed}                 | ${!pased}                     | flow_interviewNotPassed  | asks for ‘pased’, which nothing
      interview-candidate | assess-interview.form    | "personal": "none"         | "personal": "secret"          | field_interviewDate      | does not say whether it is personal
      """)
  void aMistakeIsShownOnItsElementAndNothingIsStored(String flow, String file, String good, String bad, String element, String sentence) {
    String model = inForce(flow, file);
    assertThat(model).contains(good);
    long before = count();

    var answer = as("ruta").deploy(flow, file, model.replace(good, bad));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(Modeler.read(answer).path("type").asText()).isEqualTo("ParseException");
    assertThat(Modeler.read(answer).path("message").asText()).contains("refused and nothing was stored");
    List<JsonNode> errors = new ArrayList<>();
    Modeler.read(answer).path("details").forEach(report -> report.path("errors").forEach(errors::add));
    assertThat(errors).as(answer.body()).anySatisfy(error -> {
      assertThat(error.path("mainElementId").asText()).isEqualTo(element);
      assertThat(error.path("message").asText()).contains(sentence);
    });
    assertThat(count()).isEqualTo(before);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      travel.bpmn  | <html><body/></html>                       | This is no BPMN diagram
      travel.bpmn  | not even XML                               | This is no readable XML
      travel.bpmn  | `<!DOCTYPE d [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><d>&e;</d>` | Remove the DOCTYPE
      travel.bpmn  | `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"/>` | The diagram is empty
      travel.bpmn  | `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:modeler="http://camunda.org/schema/modeler/1.0" modeler:executionPlatform="Camunda Cloud" targetNamespace="t"/>` | made for Camunda 8
      travel.dmn   | <definitions/>                             | This is no DMN 1.3 table
      go-home.form | {                                          | no readable JSON
      go-home.form | `{"id": "go-home", "components": []}`      | The form has no components
      travel.exe   | MZ                                         | Only diagrams
      """)
  void badInputIsAClearErrorAndChangesNothing(String file, String content, String sentence) {
    long before = count();

    var answer = as("ruta").deploy("Travel", file, content);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(Modeler.read(answer).path("message").asText()).contains(sentence).doesNotContain("root:");
    assertThat(count()).isEqualTo(before);
  }

  @Test
  void twoProcessesWithOneIdAreNotTold() {
    var answer = as("ruta").deploy("Travel", TRAVEL, changed("Travel by train"), "travel-too.bpmn", changed("Travel by ship"));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("The id travel is used twice");
  }

  @Test
  void aFormIdThatAnotherFlowUsesIsTaken() {
    var answer = as("ruta").deploy("Travel", TRAVEL, inForce("travel", TRAVEL)
        .replaceFirst("formRef=\"[a-z-]+\"", "formRef=\"assess-interview\""), INTERVIEW_FORM,
        inForce(INTERVIEW, INTERVIEW_FORM));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("is used by interview-candidate. Give this form an id of its own");
  }

  @Test
  void whatSomebodyElseHasOutdatedIsNotProposedAgainByChance() {
    String train = changed("Travel by train");
    String number = number(as("ruta").deploy("Travel", TRAVEL, train));
    String theirs = flows.deploy(withDiagram(flows.inForce("travel").orElseThrow(), changed("Travel by ship")), "proposal");

    var answer = as("ruta").deploy("Travel", TRAVEL, train);
    String onPurpose =
        asking("ruta", () -> intake.take("Travel", List.of(new ModelFile(null, TRAVEL, train.getBytes(StandardCharsets.UTF_8)))));

    assertThat(proposals.bundles(onPurpose)).extracting(FlowBundle::deploymentId).containsExactly(theirs);
    repository.deleteDeployment(theirs, true);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("Another version of travel has been published since you proposed these files as " + number);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      palim             | palim
      match-needs       | match
      thamm-opportunity | thamm
      match-candidate   | digital-explorers homere match palim thamm
      authorise-stay-be | match palim
      scheme-template   |
      """)
  void aFlowBelongsToTheSchemesWhoseJourneysReachIt(String flow, String schemes) {
    assertThat(String.join(" ", schemesOfFlow.of(flow))).isEqualTo(schemes == null ? "" : schemes);
  }

  @Test
  void whatAllSchemesUseBelongsToAll() {
    assertThat(schemesOfFlow.of("suspend-cases")).hasSameElementsAs(schemesOfFlow.of("time-limits")).hasSizeGreaterThan(5);
    assertThat(schemesOfFlow.of(INTERVIEW)).contains("digital-explorers", "ygca").doesNotContain("palim");
  }

  @Test
  void aRestartOffersTheReleaseBesideWhatCoordinatorsPublished() {
    FlowBundle shipped = flows.inForce("travel").orElseThrow();
    String published = flows.deploy(withDiagram(shipped, changed("Travel by train")), "proposal");

    startUp.afterSingletonsInstantiated();
    releases.offer();
    releases.offer();

    List<Proposal> offered = proposals.openFor("travel");
    assertThat(flows.inForce("travel")).map(FlowBundle::deploymentId).contains(published);
    repository.deleteDeployment(published, true);
    assertThat(offered).singleElement().satisfies(proposal -> {
      assertThat(proposal.origin()).isEqualTo(Origin.RELEASE);
      assertThat(proposals.bundles(proposal.number()).get(0).hasSameFiles(shipped)).isTrue();
      assertThat(proposals.bundles(proposal.number()).get(0).deploymentId()).isEqualTo(published);
    });
  }

  @Test
  void aTokenOfTheIdentityProviderDoesInPlaceOfAPassword() throws JOSEException {
    assertThat(new Modeler(port, "Bearer " + token("ruta", KEYS)).check().statusCode()).isEqualTo(200);
    assertThat(number(new Modeler(port, "Bearer " + token("ruta", KEYS)).deploy("Travel", TRAVEL, changed("Travel by train"))))
        .startsWith("DEX-PRO-");
    assertThat(new Modeler(port, "Bearer " + token("ona", KEYS)).deploy("Travel", TRAVEL, changed("Travel by train")).statusCode())
        .isEqualTo(403);
    assertThat(new Modeler(port, "Bearer " + token("nobody", KEYS)).check().statusCode()).isEqualTo(401);
    assertThat(new Modeler(port, "Bearer " + token("ruta", keys())).check().statusCode()).isEqualTo(401);
  }

  @Test
  void aDeploymentIsNotTooLongWhetherOrNotItSaysHowLongItIs() throws IOException, InterruptedException {
    assertThat(as("ruta").deploy("Travel", TRAVEL, "x".repeat(12 * 1024 * 1024)).statusCode()).isEqualTo(413);

    var chunked = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/engine-rest/deployment/create"))
        .header("Authorization", Visitor.basic("ruta", PASSWORD)).header("Content-Type", "multipart/form-data; boundary=x")
        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[12 * 1024 * 1024]))).build();
    assertThat(HttpClient.newHttpClient().send(chunked, BodyHandlers.ofString()).statusCode()).isEqualTo(413);
  }

  private <T> T asking(String user, Supplier<T> work) {
    identity.setAuthentication(user, identity.createGroupQuery().groupMember(user).list().stream().map(Group::getId).toList());
    try {
      return work.get();
    } finally {
      identity.clearAuthentication();
    }
  }

  private long count() {
    return jdbc.queryForObject("select (select count(*) from proposal) + (select count(*) from ACT_RE_DEPLOYMENT)", Long.class);
  }

  private static FlowBundle withDiagram(FlowBundle flow, String diagram) {
    return new FlowBundle(flow.flow(), null, flow.files().stream()
        .map(file -> file.name().endsWith(".bpmn") ? new ModelFile(null, file.name(), diagram.getBytes(StandardCharsets.UTF_8)) : file)
        .toList());
  }

  private static String token(String user, KeyPair keys) throws JOSEException {
    var token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), new JWTClaimsSet.Builder().issuer(ISSUER).subject("4711")
        .claim("preferred_username", user).expirationTime(Date.from(Instant.now().plusSeconds(300))).build());
    token.sign(new RSASSASigner(keys.getPrivate()));
    return token.serialize();
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String number(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Modeler.read(answer).path("id").asText();
  }

  private Modeler as(String user) {
    return new Modeler(port, Visitor.basic(user, PASSWORD));
  }

  private String inForce(String flow, String file) {
    return flows.inForce(flow).orElseThrow().files().stream().filter(one -> one.name().equals(file))
        .map(one -> new String(one.content(), StandardCharsets.UTF_8)).findFirst().orElseThrow();
  }

  /** The diagram of the journey with another name. */
  private String changed(String name) {
    String travel = inForce("travel", TRAVEL);
    assertThat(travel).contains("name=\"Travel\"");
    return travel.replace("name=\"Travel\"", "name=\"" + name + "\"");
  }
}
