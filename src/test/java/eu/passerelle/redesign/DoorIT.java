package eu.passerelle.redesign;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.engine.FlowBundle;
import eu.passerelle.engine.FlowBundles;
import eu.passerelle.engine.ModelFile;
import eu.passerelle.redesign.Proposal.State;
import eu.passerelle.testing.Modeler;
import eu.passerelle.testing.Visitor;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;

/** A coordinator deploys from the Modeler: its own calls, over HTTP, each answer as the Modeler reads it. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
    "spring.datasource.url=jdbc:h2:mem:door;DB_CLOSE_DELAY=-1", "camunda.bpm.job-execution.enabled=false"})
@ActiveProfiles("demo")
class DoorIT {

  private static final String PASSWORD = "Bridge-2-Vilnius!";
  private static final String TRAVEL = "travel.bpmn";

  @LocalServerPort
  private int port;
  @Autowired
  private RepositoryService repository;
  @Autowired
  private FlowBundles flows;
  @Autowired
  private Proposals proposals;
  @Autowired
  private JdbcTemplate jdbc;

  @AfterEach
  void withdrawAll() {
    jdbc.update("update proposal set state = 'WITHDRAWN' where state = 'OPEN'");
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
    assertThat(proposed.files()).extracting(ModelFile::name).containsExactlyElementsOf(travel.files().stream().map(ModelFile::name).toList());
    assertThat(proposals.uploaded(number)).containsExactly(TRAVEL);
  }

  @Test
  void theSameFilesAgainAreTheSameProposalAndOtherFilesReplaceIt() {
    String first = number(as("ruta").deploy("Travel", TRAVEL, changed("Travel by train")));

    assertThat(number(as("ruta").deploy("Travel", TRAVEL, changed("Travel by train")))).isEqualTo(first);
    String second = number(as("ruta").deploy("Travel", TRAVEL, changed("Travel by ship")));

    assertThat(second).isNotEqualTo(first);
    assertThat(proposals.find(first)).map(Proposal::state).contains(State.REPLACED);
    assertThat(proposals.find(second)).map(Proposal::state).contains(State.OPEN);
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
    var answer = as("ruta").deploy("palim", "palim.bpmn", inForce("palim", "palim.bpmn").replace("name=\"Trained\"", "name=\"Fully trained\"") + "\n");

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

    var answer = as("admin").deploy("fare", "fare.dmn", inForce("time-limits", "time-limits.dmn").replace("id=\"time-limits\"", "id=\"fare\""));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(repository.createDeploymentQuery().count()).isEqualTo(before + 1);
    repository.deleteDeployment(number(answer), true);
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
