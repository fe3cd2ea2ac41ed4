package eu.passerelle.engine.forms;

import eu.passerelle.engine.EngineTest;
import eu.passerelle.engine.OptionSource;
import eu.passerelle.engine.StartPolicy;
import eu.passerelle.engine.StartRefusals;
import eu.passerelle.engine.TestEngine;
import eu.passerelle.engine.history.HistoryPlugin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;

/** One flow with a start form and one task with every kind of field; Alice's group may read the task and work on it, Bob's may not. */
final class FormFixture implements AutoCloseable {

  static final String PROCESS = "record";
  static final String TASK_FORM = "record-result";
  static final String START_FORM = "apply-here";

  final List<OptionSource.Asked> asked = new ArrayList<>();
  final List<StartPolicy> policies = new ArrayList<>();
  final ProcessEngine engine;
  final FormGate gate;
  final FormChecks checks;

  FormFixture() {
    OptionSource firms = new OptionSource() {
      @Override
      public String key() {
        return "organisations.employer";
      }

      @Override
      public List<Option> options(Asked question) {
        asked.add(question);
        return List.of(new Option("baltic", "Baltic Byte"), new Option("amber", "Amber Cloud"));
      }
    };
    var engines = new ArrayList<ProcessEngine>();
    var provider = TestEngine.late(engines);
    var store = new FormStore();
    var options = new FormOptions(TestEngine.provide(OptionSource.class, List.of(firms)));
    gate = new FormGate(store, options, provider);
    var starts = new FormStarts(gate, TestEngine.late(policies));
    checks = new FormChecks(store, options, provider);
    engine = TestEngine.build(configuration -> configuration.getProcessEnginePlugins().addAll(List.of(new HistoryPlugin(),
        new FormsPlugin(store, options, gate, starts, TestEngine.provide(StartRefusals.class, List.of())))));
    engines.add(engine);
    engine.getIdentityService().clearAuthentication();
    deploy();
  }

  private void deploy() {
    var model = Bpmn.createExecutableProcess(PROCESS).name("Record a result").camundaHistoryTimeToLiveString("P1D")
        .startEvent().userTask("userTask_record").name("Record the result")
        .userTask("userTask_without").name("Without a form").endEvent().done();
    var start = model.getModelElementsByType(org.camunda.bpm.model.bpmn.instance.StartEvent.class).iterator().next();
    start.setCamundaFormRef(START_FORM);
    start.setCamundaFormRefBinding("deployment");
    var task = (org.camunda.bpm.model.bpmn.instance.UserTask) model.getModelElementById("userTask_record");
    task.setCamundaFormRef(TASK_FORM);
    task.setCamundaFormRefBinding("deployment");
    engine.getRepositoryService().createDeployment().addModelInstance(PROCESS + ".bpmn", model)
        .addString(TASK_FORM + ".form", EngineTest.file(TASK_FORM + ".form"))
        .addString(START_FORM + ".form", EngineTest.file(START_FORM + ".form")).deploy();
  }

  String definitionId() {
    return engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey(PROCESS).singleResult().getId();
  }

  /** @return the open task of a new case with these values */
  Task task(Map<String, Object> values) {
    signOut();
    var instance = engine.getRuntimeService().startProcessInstanceByKey(PROCESS, "TST-2026-00001", values);
    Task task = engine.getTaskService().createTaskQuery().processInstanceId(instance.getId()).singleResult();
    grant("firm-a", Resources.TASK, task.getId(), TaskPermissions.READ, TaskPermissions.TASK_WORK);
    return task;
  }

  void grant(String group, Resource resource, String id, Permission... permissions) {
    Authorization authorization = engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
    authorization.setGroupId(group);
    authorization.setResource(resource);
    authorization.setResourceId(id);
    authorization.setPermissions(permissions);
    engine.getAuthorizationService().saveAuthorization(authorization);
  }

  void mayStart(String group) {
    grant(group, Resources.PROCESS_DEFINITION, PROCESS, Permissions.CREATE_INSTANCE, Permissions.READ);
    grant(group, Resources.PROCESS_INSTANCE, "*", Permissions.CREATE);
  }

  FormFixture as(String user, String... groups) {
    engine.getIdentityService().setAuthentication(user, List.of(groups));
    return this;
  }

  FormFixture asAlice() {
    return as("alice", "firm-a");
  }

  void signOut() {
    engine.getIdentityService().clearAuthentication();
  }

  Map<String, Object> variables(Task task) {
    signOut();
    return engine.getRuntimeService().getVariables(task.getProcessInstanceId());
  }

  boolean open(Task task) {
    signOut();
    return engine.getTaskService().createTaskQuery().taskId(task.getId()).taskDefinitionKey("userTask_record").count() == 1;
  }

  ProcessEngineConfigurationImpl configuration() {
    return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
  }

  @Override
  public void close() {
    engine.close();
  }
}
