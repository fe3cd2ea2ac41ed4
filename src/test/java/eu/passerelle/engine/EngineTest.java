package eu.passerelle.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.io.ClassPathResource;

/** Runs the engine room alone, on an empty database that all its tests share. */
@SpringBootTest(classes = EngineRoom.class, properties = {
    "spring.datasource.url=jdbc:h2:mem:engine-room;DB_CLOSE_DELAY=-1;QUERY_CACHE_SIZE=256",
    "passerelle.deploy-flows=false",
    "camunda.bpm.job-execution.enabled=false"})
public abstract class EngineTest {

  public static final String NUMBER = "TST-2026-00001";

  @Autowired protected ProcessEngine engine;
  @Autowired protected RepositoryService repository;
  @Autowired protected RuntimeService runtime;
  @Autowired protected TaskService tasks;
  @Autowired protected IdentityService identity;
  @Autowired protected EngineRoom.Parties parties;
  @Autowired protected EngineRoom.Notes notes;

  @BeforeEach
  protected void startAfresh() {
    identity.clearAuthentication();
    parties.reset();
    notes.clear();
  }

  @AfterEach
  protected void leaveNothing() {
    identity.clearAuthentication();
    repository.createDeploymentQuery().list().forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
  }

  protected DeploymentWithDefinitions deploy(String... models) {
    var deployment = deployment();
    for (String model : models) {
      deployment.addString(model + ".bpmn", model(model));
    }
    return deployment.deployWithResult();
  }

  /** A deployment with the form of all tasks, which asks nothing. */
  protected DeploymentBuilder deployment() {
    return repository.createDeployment().name("test").addString("answer-here.form", file("answer-here.form"));
  }

  protected static String model(String name) {
    return file(name + ".bpmn");
  }

  public static String file(String name) {
    try {
      return new ClassPathResource("models/engine/" + name).getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  protected void startJourney() {
    runtime.startProcessInstanceByKey("journey", NUMBER, Map.of("scheme", "test", "corridor", "test-ng-lt"));
  }

  protected Task openTask() {
    return tasks.createTaskQuery().singleResult();
  }

  protected List<String> groupsOf(Task task) {
    return tasks.getIdentityLinksForTask(task.getId()).stream().filter(link -> link.getGroupId() != null).map(link -> link.getGroupId())
        .toList();
  }
}
