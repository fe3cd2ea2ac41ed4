package eu.passerelle.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import eu.passerelle.engine.BareEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.spin.Spin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expressions that get into the engine by whatever door: here the gate is left out, so that only the guard stands in the way. */
class ExpressionGuardTest {

  private static ProcessEngine engine;

  @TempDir Path folder;

  private Path loot;
  private String attack;

  @BeforeAll
  static void start() {
    engine = BareEngine.with(new GuardPlugin(BareEngine.beans()), new AbstractProcessEnginePlugin() {
      @Override
      public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setScriptEngineResolver(new NoScripts());
      }
    });
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  @BeforeEach
  void aim() {
    loot = folder.resolve("loot");
    attack = "${''.getClass().forName('java.lang.Runtime').getMethod('getRuntime').invoke(null).exec('touch " + loot + "').waitFor()}";
  }

  @Test
  void withoutTheGuardTheCommandRuns() {
    ProcessEngine bare = BareEngine.with();
    try {
      bare.getRuntimeService().startProcessInstanceByKey(bare.getRepositoryService().createDeployment()
          .addModelInstance("p.bpmn",
              Bpmn.createExecutableProcess("p").startEvent().serviceTask().camundaExpression(attack).endEvent().done())
          .deployWithResult().getDeployedProcessDefinitions().get(0).getKey());
    } finally {
      bare.close();
    }
    assertThat(loot).exists();
  }

  @Test
  void aServiceTaskRunsNoCommand() {
    refused(Bpmn.createExecutableProcess("p").startEvent().serviceTask().camundaExpression(attack).endEvent().done());
  }

  @Test
  void aConditionRunsNoCommand() {
    refused(Bpmn.createExecutableProcess("p").startEvent().exclusiveGateway("g").condition("x", attack).endEvent()
        .moveToNode("g").endEvent().done());
  }

  @Test
  void aTaskNameRunsNoCommand() {
    refused(Bpmn.createExecutableProcess("p").startEvent().userTask().name(attack).endEvent().done());
  }

  @Test
  void aDueDateRunsNoCommand() {
    refused(Bpmn.createExecutableProcess("p").startEvent().userTask().camundaDueDate(attack).endEvent().done());
  }

  @Test
  void aTaskDocumentationRunsNoCommand() {
    refused(Bpmn.createExecutableProcess("p").startEvent().userTask().documentation(attack).endEvent().done());
  }

  @Test
  void aMultiInstanceCollectionRunsNoCommand() {
    refused(Bpmn.createExecutableProcess("p").startEvent().userTask().multiInstance().camundaCollection(attack).multiInstanceDone()
        .endEvent().done());
  }

  @Test
  void aTimerRunsNoCommand() {
    refused(Bpmn.createExecutableProcess("p").startEvent().intermediateCatchEvent().timerWithDuration(attack).endEvent().done());
  }

  @Test
  void aListenerRunsNoCommand() {
    refused(Bpmn.createExecutableProcess("p").startEvent().camundaExecutionListenerExpression("end", attack).endEvent().done());
  }

  @Test
  void anInputMappingRunsNoCommand() {
    refused(Bpmn.createExecutableProcess("p").startEvent().manualTask().camundaInputParameter("x", attack).endEvent().done());
  }

  @Test
  void aStoredFilterRunsNoCommand() {
    Filter filter =
        engine.getFilterService().newTaskFilter("mine").setQuery(engine.getTaskService().createTaskQuery().taskAssigneeExpression(attack));
    engine.getFilterService().saveFilter(filter);

    assertThatThrownBy(() -> engine.getFilterService().list(filter.getId())).isInstanceOf(ProcessEngineException.class);
    assertThat(loot).doesNotExist();
  }

  @Test
  void aDecisionRunsNoCommand() {
    String table = """
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="definitions" name="d"
            namespace="n"><decision id="d" name="d" camunda:historyTimeToLive="1"><decisionTable id="t">
          <input id="i"><inputExpression id="e" expressionLanguage="juel"><text>%s</text></inputExpression></input>
          <output id="o" name="o"/></decisionTable></decision></definitions>""".formatted(attack);
    engine.getRepositoryService().createDeployment().addString("d.dmn", table).deploy();

    assertThatThrownBy(() -> engine.getDecisionService().evaluateDecisionTableByKey("d", Map.of())).isInstanceOf(RuntimeException.class);
    assertThat(loot).doesNotExist();
  }

  @Test
  void aFeelFunctionCallsNoJava() {
    String table =
        """
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="definitions" name="d"
            namespace="n"><decision id="d" name="d" camunda:historyTimeToLive="1"><decisionTable id="t"><output id="o" name="o"/>
          <rule id="r"><outputEntry id="e" expressionLanguage="feel"><text>{f: function(a, b) external {java: {class: "java.lang.Math",
            method signature: "max(int, int)"}}, called: f(1, 2)}.called</text></outputEntry></rule></decisionTable></decision></definitions>""";
    engine.getRepositoryService().createDeployment().addString("d.dmn", table).deploy();

    Throwable called = catchThrowable(
        () -> assertThat((Object) engine.getDecisionService().evaluateDecisionTableByKey("d", Map.of()).getSingleEntry()).isNull());

    assertThat(called).isNotInstanceOf(AssertionError.class);
  }

  @Test
  void noScriptRuns() {
    refused(Bpmn.createExecutableProcess("p").startEvent().scriptTask().scriptFormat("juel").scriptText(attack).endEvent().done());
  }

  @Test
  void noClassThatAModelNamesIsMade() {
    refused(Bpmn.createExecutableProcess("p").startEvent().serviceTask().camundaClass(Touch.class.getName()).endEvent().done());
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "${''.class}", "${''['class']}", "${execution.processEngineServices}", "${execution.getProcessEngineServices()}",
      "${execution.bpmnModelInstance}",
      "${execution.setVariable('a', 1)}", "${execution.getClass()}", "${recordDelegate.execute(execution)}", "${recordDelegate.class}",
      "${timeLimits.getClass()}", "${timeLimits.toString()}", "${execution.processInstance.engineServices}", "${name.repeat(1000000)}",
      "${name.matches('(a+)+b')}",
      "${dataSource}", "${identityService}", "${applicationContext}", "${processEngine}", "${now().class}",
      "${currentUserGroups().getClass()}",
      "${shortlist.prop('a', 'b')}", "${JSON('{}').jsonPath('$')}", "${XML('<a/>')}", "${S('{}')}"})
  void nothingElseIsInReach(String expression) {
    var model = Bpmn.createExecutableProcess("p").startEvent().serviceTask().camundaExpression(expression).endEvent().done();

    assertThatThrownBy(() -> start(model, Map.of("name", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac", "shortlist", Spin.JSON("{}"))))
        .isInstanceOf(ProcessEngineException.class);
  }

  @ParameterizedTest
  @MethodSource("harmless")
  void whatAFlowNeedsWorks(String expression, Object expected) {
    var model = Bpmn.createExecutableProcess("p").startEvent().serviceTask().camundaExpression(expression).camundaResultVariable("result")
        .userTask().endEvent().done();
    var variables = Variables.createVariables().putValue("passed", true).putValue("answer", "refile").putValue("score", 7)
        .putValue("names", List.of("Ada", "Bola")).putValue("shortlist", Spin.JSON("[\"DEX-2019-00001\",\"DEX-2019-00002\"]"));

    ProcessInstance instance = start(model, variables);

    assertThat(engine.getRuntimeService().getVariable(instance.getId(), "result")).isEqualTo(expected);
  }

  static Stream<Arguments> harmless() {
    return Stream.of(
        Arguments.of("${passed}", true),
        Arguments.of("${!passed}", false),
        Arguments.of("${answer == 'refile'}", true),
        Arguments.of("${score > 3 && answer.length() > 2}", true),
        Arguments.of("${execution.processBusinessKey}", "DEX-2019-00042"),
        Arguments.of("${execution.hasVariable('nobody')}", false),
        Arguments.of("${timeLimits.of(execution,'T_OFFER_ANSWER')}", "P14D"),
        Arguments.of("${names.size()}", 2),
        Arguments.of("${names[1]}", "Bola"),
        Arguments.of("${shortlist.elements().size()}", 2),
        Arguments.of("${shortlist.elements()[0].stringValue()}", "DEX-2019-00001"));
  }

  @Test
  void aTaskPerElementOfAJsonList() {
    var model = Bpmn.createExecutableProcess("p").startEvent()
        .userTask("ask").multiInstance().camundaCollection("${shortlist.elements()}").camundaElementVariable("entry").multiInstanceDone()
        .endEvent().done();

    start(model, Variables.createVariables().putValue("shortlist", Spin.JSON("[\"DEX-2019-00001\",\"DEX-2019-00002\"]")));

    assertThat(engine.getTaskService().createTaskQuery().taskDefinitionKey("ask").count()).isEqualTo(2);
  }

  @Test
  void aStepOfTheCatalogueRuns() {
    var model = Bpmn.createExecutableProcess("p").startEvent().serviceTask().camundaDelegateExpression("${recordDelegate}").userTask()
        .endEvent().done();

    ProcessInstance instance = start(model, Map.of());

    assertThat(engine.getRuntimeService().getVariable(instance.getId(), "recorded")).isEqualTo(true);
  }

  @Test
  void aVariableCannotTakeTheNameOfABean() {
    var model = Bpmn.createExecutableProcess("p").startEvent().serviceTask().camundaDelegateExpression("${recordDelegate}").userTask()
        .endEvent().done();

    ProcessInstance instance = start(model, Map.of("recordDelegate", "mine"));

    assertThat(engine.getRuntimeService().getVariable(instance.getId(), "recorded")).isEqualTo(true);
  }

  private void refused(BpmnModelInstance model) {
    assertThatThrownBy(() -> start(model, Map.of())).isInstanceOf(RuntimeException.class);
    assertThat(loot).doesNotExist();
    assertThat(Touch.touched).isFalse();
  }

  private ProcessInstance start(BpmnModelInstance model, Map<String, Object> variables) {
    engine.getRepositoryService().createDeployment().addModelInstance("p.bpmn", model).deploy();
    return engine.getRuntimeService().startProcessInstanceByKey("p", "DEX-2019-00042", variables);
  }

  /** A class of the application that a model must not be able to run. */
  public static class Touch implements JavaDelegate {

    private static boolean touched;

    @Override
    public void execute(DelegateExecution execution) {
      touched = true;
    }
  }
}
