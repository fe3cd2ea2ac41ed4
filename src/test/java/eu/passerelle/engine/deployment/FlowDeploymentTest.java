package eu.passerelle.engine.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import eu.passerelle.engine.BareEngine;
import eu.passerelle.engine.access.HouseRights;
import eu.passerelle.model.ModelFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.Resource;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class FlowDeploymentTest {

  @TempDir Path classPath;

  private static ProcessEngine engine;
  private static RepositoryService repository;

  @BeforeAll
  static void start() {
    engine = BareEngine.with();
    repository = engine.getRepositoryService();
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  private final ReleasedFlows released = new ReleasedFlows(new FlowBundles(repository, new HouseRights(engine), new DeployedModels()));
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listenToTheLog() {
    log.start();
    var logger = (Logger) LoggerFactory.getLogger(FlowDeployment.class);
    logger.setLevel(Level.INFO);
    logger.addAppender(log);
  }

  @AfterEach
  void stopListening() {
    ((Logger) LoggerFactory.getLogger(FlowDeployment.class)).detachAppender(log);
  }

  private void assertLogged(String words) {
    assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage).anySatisfy(line -> assertThat(line).contains(words));
  }

  @BeforeEach
  void ship() throws IOException {
    write("processes/travel/travel.bpmn", flow("travel", "Book the flight"));
    write("forms/travel/book-flight.form", "{\"id\":\"book-flight\",\"type\":\"default\",\"components\":[]}");
    write("processes/settle/settle.bpmn", flow("settle", "Find a flat"));
  }

  @AfterEach
  void clear() {
    repository.createDeploymentQuery().list().forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
  }

  @Test
  void eachFolderIsOneDeploymentWithItsForms() {
    startUp();

    assertThat(repository.createDeploymentQuery().deploymentSource(FlowDeployment.SOURCE).orderByDeploymentName().asc().list())
        .extracting(Deployment::getName).containsExactly("settle", "travel");
    assertThat(repository.getDeploymentResources(deployment("travel").getId())).extracting(Resource::getName)
        .containsExactlyInAnyOrder("travel.bpmn", "book-flight.form");
  }

  @Test
  void tablesComeBeforeTheDiagramsThatAreHeldAgainstThem() throws IOException {
    write("processes/zone/class.dmn", table("economy"));

    try (var loader = new URLClassLoader(new URL[] {classPath.toUri().toURL()}, null)) {
      assertThat(new ProcessFolders(new PathMatchingResourcePatternResolver(loader)).all()).extracting(ProcessFolder::id)
          .containsExactly("zone", "settle", "travel");
    }
  }

  @Test
  void aRestartAddsNothing() {
    startUp();
    startUp();

    assertThat(repository.createDeploymentQuery().count()).isEqualTo(2);
    assertThat(repository.createProcessDefinitionQuery().count()).isEqualTo(2);
  }

  @Test
  void aChangedFormBringsTheWholeFolderAgainAndNoOther() throws IOException {
    startUp();
    write("forms/travel/book-flight.form",
        "{\"id\":\"book-flight\",\"type\":\"default\",\"components\":[{\"type\":\"text\",\"text\":\"Hello\"}]}");
    startUp();

    assertThat(repository.createDeploymentQuery().deploymentName("settle").count()).isEqualTo(1);
    assertThat(repository.createProcessDefinitionQuery().processDefinitionKey("travel").latestVersion().singleResult().getVersion())
        .isEqualTo(2);
  }

  @Test
  void aFlowThatSomebodyHasPublishedSinceIsKept() throws IOException {
    startUp();
    engine.getIdentityService().setAuthenticatedUserId("ruta");
    repository.createDeployment().name("travel.bpmn").source("Camunda Modeler").addString("travel.bpmn", flow("travel", "Book the ferry"))
        .deploy();
    engine.getIdentityService().clearAuthentication();
    write("processes/travel/travel.bpmn", flow("travel", "Book the train"));
    startUp();

    var latest = repository.createProcessDefinitionQuery().processDefinitionKey("travel").latestVersion().singleResult();
    assertThat(latest.getVersion()).isEqualTo(2);
    assertThat(repository.getBpmnModelInstance(latest.getId()).<Task>getModelElementById("task").getName())
        .isEqualTo("Book the ferry");
    assertLogged("Kept the version of travel that ruta published on");
    assertThat(released.kept()).singleElement().satisfies(kept -> {
      assertThat(kept.flow()).isEqualTo("travel");
      assertThat(kept.deploymentId()).isEqualTo(latest.getDeploymentId());
      assertThat(kept.files()).extracting(ModelFile::name).containsExactlyInAnyOrder("travel.bpmn", "book-flight.form");
    });
  }

  @Test
  void aTableThatSomebodyHasPublishedKeepsItsWholeFolder() throws IOException {
    write("processes/travel/class.dmn", table("economy"));
    startUp();
    repository.createDeployment().name("class.dmn").source("Camunda Modeler").addString("class.dmn", table("business")).deploy();
    write("processes/travel/class.dmn", table("first"));
    startUp();

    assertThat(repository.createDecisionDefinitionQuery().decisionDefinitionKey("class").count()).isEqualTo(2);
    assertThat(repository.createProcessDefinitionQuery().processDefinitionKey("travel").count()).isEqualTo(1);
  }

  @Test
  void aFlowThatIsRefusedDoesNotKeepTheOthersAway() throws IOException {
    write("processes/travel/travel.bpmn", flow("travel", "Book the flight").replace("userTask", "serviceTask"));
    startUp();

    assertThat(repository.createProcessDefinitionQuery().list()).extracting(ProcessDefinition::getKey).containsExactly("settle");
    assertLogged("The flow travel of this release was refused");
  }

  @Test
  void aFormWithoutAFlowStopsTheStart() throws IOException {
    write("forms/travle/book-flight.form", "{}");

    assertThatThrownBy(this::startUp).hasMessageContaining("travle").hasMessageContaining("belongs to no folder under processes/");
  }

  private void startUp() {
    try (var loader = new URLClassLoader(new URL[] {classPath.toUri().toURL()}, null)) {
      new FlowDeployment(repository, engine.getHistoryService(), new PathMatchingResourcePatternResolver(loader), new DeployedModels(),
          released).afterSingletonsInstantiated();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Deployment deployment(String name) {
    return repository.createDeploymentQuery().deploymentName(name).singleResult();
  }

  private void write(String path, String text) throws IOException {
    Files.createDirectories(classPath.resolve(path).getParent());
    Files.writeString(classPath.resolve(path), text);
  }

  private static String flow(String id, String task) {
    return """
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
            targetNamespace="t" id="definitions">
          <bpmn:process id="%s" isExecutable="true" camunda:historyTimeToLive="P1D">
            <bpmn:startEvent id="start"/><bpmn:sequenceFlow id="a" sourceRef="start" targetRef="task"/>
            <bpmn:userTask id="task" name="%s"/><bpmn:sequenceFlow id="b" sourceRef="task" targetRef="end"/><bpmn:endEvent id="end"/>
          </bpmn:process>
        </bpmn:definitions>""".formatted(id, task);
  }

  private static String table(String answer) {
    return """
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="definitions" name="d"
            namespace="n"><decision id="class" name="Class" camunda:historyTimeToLive="1"><decisionTable id="t"><output id="o" name="o"/>
          <rule id="rule_else"><outputEntry id="e"><text>"%s"</text></outputEntry></rule></decisionTable></decision></definitions>"""
        .formatted(answer);
  }
}
