package eu.passerelle.engine.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import eu.passerelle.engine.BareEngine;
import eu.passerelle.engine.EngineRoom;
import eu.passerelle.engine.RoleDirectory;
import eu.passerelle.engine.TestEngine;
import eu.passerelle.engine.guard.GuardPlugin;
import eu.passerelle.engine.rules.SizeRule;
import eu.passerelle.engine.tables.Tables;
import eu.passerelle.engine.tables.TablesPlugin;
import eu.passerelle.engine.tables.TimeLimits;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gate lets in, and what it sends back with a sentence that names file and element. */
class DeployGateTest {

  private static final String BEGIN = "<bpmn:startEvent id='begin'/>";
  private static final String FORM = """
      {"id":"book-flight","type":"default","schemaVersion":16,"executionPlatform":"Camunda Platform","executionPlatformVersion":"7.24.0","components":[
        {"type":"text","id":"text_1","text":"Book the flight."},
        {"type":"textfield","id":"field_flight","key":"flight","label":"Flight","properties":{"personal":"none"}}]}""";

  private static final String ASK =
      "<bpmn:startEvent id='s'/><bpmn:businessRuleTask id='r' camunda:decisionRef='fare' camunda:decisionRefBinding='latest' "
          + "camunda:resultVariable='fareFlow' camunda:mapDecisionResult='singleEntry'/>";

  private static final List<ProcessEngine> ENGINES = new ArrayList<>();
  private static final Tables TABLES = new Tables(TestEngine.late(ENGINES));
  private static final TimeLimits TIME_LIMITS = new TimeLimits(TABLES);

  private static ProcessEngine engine;

  @BeforeAll
  static void start() {
    engine = BareEngine.with(new GuardPlugin(BareEngine.beans()), gate(), new TablesPlugin(TABLES));
    ENGINES.add(engine);
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  @AfterEach
  void clear() {
    engine.getRepositoryService().createDeploymentQuery().list()
        .forEach(each -> engine.getRepositoryService().deleteDeployment(each.getId(), true));
  }

  @Test
  void aFlowWithinTheRulesGoesThrough() {
    String flow = flow(
        """
        <bpmn:startEvent id="s"/><bpmn:sequenceFlow id="a" sourceRef="s" targetRef="u"/>
        <bpmn:userTask id="u" name="Book the flight" camunda:formRef="book-flight" camunda:formRefBinding="deployment"/>
        <bpmn:sequenceFlow id="b" sourceRef="u" targetRef="t"/><bpmn:serviceTask id="t" camunda:modelerTemplate="passerelle.delegate.recordDelegate" camunda:delegateExpression="${recordDelegate}"/>
        <bpmn:sequenceFlow id="c" sourceRef="t" targetRef="g"/><bpmn:exclusiveGateway id="g" name="Booked?" default="d"/>
        <bpmn:sequenceFlow id="d" sourceRef="g" targetRef="e"/><bpmn:endEvent id="e"/>
        <bpmn:sequenceFlow id="f" sourceRef="g" targetRef="w"><bpmn:conditionExpression>${!booked &amp;&amp; seats.size() > 1}</bpmn:conditionExpression></bpmn:sequenceFlow>
        <bpmn:intermediateCatchEvent id="w"><bpmn:timerEventDefinition id="td"><bpmn:timeDuration>${timeLimits.of(execution,'T_TRAVEL')}</bpmn:timeDuration>
        </bpmn:timerEventDefinition></bpmn:intermediateCatchEvent><bpmn:sequenceFlow id="h" sourceRef="w" targetRef="e2"/><bpmn:endEvent id="e2"/>""");

    engine.getRepositoryService().createDeployment().addString("travel.bpmn", flow).addString("book-flight.form", FORM)
        .addString("time-limits.dmn", limits("T_TRAVEL")).deploy();

    assertThat(engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey("travel").count()).isEqualTo(1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  void isSentBack(String what, String elementId, String content, String sentence) {
    Problem problem = refusalOf("travel.bpmn", flow(content)).getResorceReports().get(0).getErrors().stream()
        .filter(each -> each.getMessage().contains(sentence)).findFirst()
        .orElseThrow(() -> new AssertionError("Not refused for: " + sentence));

    assertThat(problem.getMainElementId()).isEqualTo(elementId);
    assertThat(problem.getLine()).isPositive();
  }

  static Stream<Arguments> attacks() {
    return Stream.of(
        Arguments.of("a script task", "x", "<bpmn:scriptTask id='x' scriptFormat='juel'><bpmn:script>${1}</bpmn:script></bpmn:scriptTask>",
            "bpmn:scriptTask is not allowed here. Use a service task"),
        Arguments.of("a gateway of which nobody can say when it goes on", "x", "<bpmn:complexGateway id='x' name='Two of three'/>",
            "bpmn:complexGateway is not allowed here. Use exclusive or parallel gateways."),
        Arguments.of("a Java class", "x", "<bpmn:serviceTask id='x' name='Go' camunda:class='java.lang.Thread'/>",
            "camunda:class of “Go” is not allowed"),
        Arguments.of("an expression task", "x", "<bpmn:serviceTask id='x' camunda:expression='${execution.id}'/>",
            "camunda:expression of x is not allowed"),
        Arguments.of("an external task", "x", "<bpmn:serviceTask id='x' camunda:type='external' camunda:topic='t'/>",
            "camunda:type of x is not allowed"),
        Arguments.of("a connector", "x",
            "<bpmn:serviceTask id='x'><bpmn:extensionElements><camunda:connector><camunda:connectorId>http-connector"
                + "</camunda:connectorId></camunda:connector></bpmn:extensionElements></bpmn:serviceTask>",
            "camunda:connector is not allowed"),
        Arguments.of("a script as input", "x",
            "<bpmn:manualTask id='x'><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name='a'>"
                + "<camunda:script scriptFormat='groovy'>1</camunda:script></camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:manualTask>",
            "camunda:script is not allowed"),
        Arguments.of("a task listener", "x",
            "<bpmn:userTask id='x'><bpmn:extensionElements><camunda:taskListener event='create' delegateExpression="
                + "'${recordDelegate}'/></bpmn:extensionElements></bpmn:userTask>",
            "camunda:taskListener is not allowed"),
        Arguments.of("a class in a listener", "x", "<bpmn:userTask id='x'><bpmn:extensionElements><camunda:executionListener event='start' "
            + "class='java.lang.Thread'/></bpmn:extensionElements></bpmn:userTask>",
            "The attribute class of camunda:executionListener in x"),
        Arguments.of("a field", "x",
            "<bpmn:serviceTask id='x' camunda:delegateExpression='${recordDelegate}'><bpmn:extensionElements><camunda:field "
                + "name='a' expression='${1}'/></bpmn:extensionElements></bpmn:serviceTask>",
            "camunda:field is not allowed"),
        Arguments.of("a bean that is no delegate", "x", "<bpmn:serviceTask id='x' camunda:delegateExpression='${dataSource}'/>",
            "no delegate dataSource"),
        Arguments.of("a service of the engine", "x", "<bpmn:serviceTask id='x' camunda:delegateExpression='${identityService}'/>",
            "no delegate identityService"),
        Arguments.of("a computed delegate", "x", "<bpmn:serviceTask id='x' camunda:delegateExpression='${a ? recordDelegate : b}'/>",
            "must name one delegate"),
        Arguments.of("an expression as name", "x", "<bpmn:userTask id='x' name='${execution.id}'/>", "The name of"),
        Arguments.of("an expression as documentation", "x",
            "<bpmn:userTask id='x'><bpmn:documentation>Do ${it}</bpmn:documentation></bpmn:userTask>", "The text of"),
        Arguments.of("a due date typed by hand", "x", "<bpmn:userTask id='x' camunda:dueDate='${now()}'/>", "Set the property timeLimit"),
        Arguments.of("an external form", "x", "<bpmn:userTask id='x' camunda:formKey='embedded:app:https://evil.example/form.html'/>",
            "Use a Camunda Form"),
        Arguments.of("a form that is not there", "x",
            "<bpmn:userTask id='x' camunda:formRef='book-flight' camunda:formRefBinding='deployment'/>",
            "is not among the files"),
        Arguments.of("a form that may change under open tasks", "x",
            "<bpmn:userTask id='x' camunda:formRef='book-flight' camunda:formRefBinding='latest'/>",
            "must have the binding deployment"),
        Arguments.of("a task without a form", "x", "<bpmn:userTask id='x' name='Fly'/>", "The task “Fly” has no form"),
        Arguments.of("a time limit that no table has", "x", task("timeLimit", "T_NOWHERE"),
            "The time limit T_NOWHERE of “Fly” is not in the time-limits table."),
        Arguments.of("a timer whose time limit no table has", "td",
            "<bpmn:intermediateCatchEvent id='w'><bpmn:timerEventDefinition id='td'><bpmn:timeDuration>"
                + "${timeLimits.of(execution, 'T_NOWHERE')}</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>",
            "The time limit T_NOWHERE"),
        Arguments.of("a stage that nobody knows", "x", task("stage", "holidays"),
            "The stage holidays of “Fly” is not in the list: authorisation,"),
        Arguments.of("an outcome that nobody knows", "x", end("outcome", "gone"), "The outcome gone of x is not in the list"),
        Arguments.of("a loss reason that nobody knows", "x", end("lossReason", "bad-luck"),
            "The lossReason bad-luck of x is not in the list"),
        Arguments.of("reflection in a condition", "f", "<bpmn:sequenceFlow id='f' sourceRef='a' targetRef='b'><bpmn:conditionExpression>"
            + "${''.getClass().forName('java.lang.Runtime')}</bpmn:conditionExpression></bpmn:sequenceFlow>", "may not use getClass"),
        Arguments.of("a method in brackets", "f", "<bpmn:sequenceFlow id='f' sourceRef='a' targetRef='b'><bpmn:conditionExpression>"
            + "${''['getClass']()}</bpmn:conditionExpression></bpmn:sequenceFlow>", "a method in brackets"),
        Arguments.of("a condition in a script language", "f",
            "<bpmn:sequenceFlow id='f' sourceRef='a' targetRef='b'><bpmn:conditionExpression language='groovy'>"
                + "1</bpmn:conditionExpression></bpmn:sequenceFlow>",
            "The attribute language"),
        Arguments.of("reflection in a multi-instance", "x",
            "<bpmn:userTask id='x'><bpmn:multiInstanceLoopCharacteristics camunda:collection="
                + "'${execution.getProcessEngineServices().getTaskService()}'/></bpmn:userTask>",
            "may not use getProcessEngineServices"),
        Arguments.of("reflection in a timer", "x",
            "<bpmn:intermediateCatchEvent id='x'><bpmn:timerEventDefinition><bpmn:timeDate>${recordDelegate.execute(execution)}"
                + "</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>",
            "may not use execute"),
        Arguments.of("a function that reads files", "x",
            "<bpmn:manualTask id='x'><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name='a'>"
                + "${XML('x')}</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:manualTask>",
            "may not use XML()"),
        Arguments.of("a broken expression", "f",
            "<bpmn:sequenceFlow id='f' sourceRef='a' targetRef='b'><bpmn:conditionExpression>${a ==}</bpmn:conditionExpression>"
                + "</bpmn:sequenceFlow>",
            "not well formed"),
        Arguments.of("all variables into a call", "x",
            "<bpmn:callActivity id='x' calledElement='y'><bpmn:extensionElements><camunda:in variables='all'/>"
                + "</bpmn:extensionElements></bpmn:callActivity>",
            "Name the variables"),
        Arguments.of("a call that is computed", "x", "<bpmn:callActivity id='x' calledElement='${a ? b : c}'/>",
            "by a plain id in calledElement"),
        Arguments.of("a call of something unsaid", "x", "<bpmn:callActivity id='x' calledElement='${fareFlow}'/>",
            "Name the decision table that fills it"),
        Arguments.of("a call by a table that is not there", "x", call("latest"),
            "The table fare, from which x takes its process, does not exist"),
        Arguments.of("a call by a table that nobody asks", "x", call("latest"), "No business rule task asks the table fare"),
        Arguments.of("a call by a table, bound to today's", "x", call("deployment"), "must have the binding latest"),
        Arguments.of("a result variable that is computed", "x",
            "<bpmn:businessRuleTask id='x' camunda:decisionRef='d' camunda:resultVariable='${a}'/>",
            "must be the plain name of a variable"),
        Arguments.of("an element of somebody else where none belongs", "x", "<bpmn:userTask id='x'><evil:thing xmlns:evil='urn:evil'/>"
            + "</bpmn:userTask>", "The element thing in x is of another tool"),
        Arguments.of("an element under another name", "x", "<evil:scriptTask xmlns:evil='urn:evil' id='x' scriptFormat='juel'/>",
            "The element scriptTask in x is of another tool and stands where the engine would read it"),
        Arguments.of("a script of somebody else within an input", "x",
            "<bpmn:manualTask id='x'><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name='a'>"
                + "<evil:script xmlns:evil='urn:evil' scriptFormat='groovy'>1</evil:script></camunda:inputParameter></camunda:inputOutput>"
                + "</bpmn:extensionElements></bpmn:manualTask>",
            "The element script in x is of another tool"),
        Arguments.of("an attribute of the engine's grandfather", "x",
            "<bpmn:serviceTask xmlns:activiti='http://activiti.org/bpmn' id='x' activiti:class='A'/>",
            "camunda:class of x is not allowed"),
        Arguments.of("a listener of the engine's grandfather", "x",
            "<bpmn:userTask xmlns:activiti='http://activiti.org/bpmn' id='x'><bpmn:extensionElements><activiti:taskListener event='create' "
                + "class='A'/></bpmn:extensionElements></bpmn:userTask>",
            "camunda:taskListener is not allowed"),
        Arguments.of("a bean by the engine's grandfather", "x",
            "<bpmn:serviceTask xmlns:activiti='http://activiti.org/bpmn' id='x' activiti:delegateExpression='${dataSource}'/>",
            "no delegate dataSource"),
        Arguments.of("reflection by the engine's grandfather", "x",
            "<bpmn:userTask xmlns:activiti='http://activiti.org/bpmn' id='x'><bpmn:multiInstanceLoopCharacteristics activiti:collection="
                + "'${execution.getProcessEngineServices()}'/></bpmn:userTask>",
            "may not use getProcessEngineServices"),
        Arguments.of("a bean beside what is of somebody else", "x",
            "<bpmn:serviceTask xmlns:evil='urn:evil' id='x' evil:delegateExpression='${recordDelegate}' "
                + "camunda:delegateExpression='${dataSource}'/>",
            "no delegate dataSource"),
        Arguments.of("a start by a message", "x",
            "<bpmn:startEvent id='x'><bpmn:messageEventDefinition id='m'/></bpmn:startEvent>", "without a case nobody gets its work"),
        Arguments.of("a start each minute", "x", "<bpmn:startEvent id='x'><bpmn:timerEventDefinition id='t'><bpmn:timeCycle>R/PT1M"
            + "</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:startEvent>", "each time its timer is due"),
        Arguments.of("a start when a condition holds", "x", "<bpmn:startEvent id='x'><bpmn:conditionalEventDefinition id='c'>"
            + "<bpmn:condition>${a}</bpmn:condition></bpmn:conditionalEventDefinition></bpmn:startEvent>",
            "each time its condition holds"));
  }

  /** The engine would take the first, while the one that is looked at would be the last. */
  @ParameterizedTest
  @ValueSource(strings = {"http://activiti.org/bpmn", "http://camunda.org/schema/1.0/dmn"})
  void oneThingSaidUnderTwoAddressesIsSentBack(String address) {
    assertThat(
        refusalOf("travel.bpmn", flow("<bpmn:serviceTask xmlns:old='" + address + "' id='x' camunda:delegateExpression='${dataSource}' "
            + "old:delegateExpression='${recordDelegate}'/>")))
        .hasMessageContaining("One element says camunda:delegateExpression twice");
  }

  @Test
  void whatIsOfSomebodyElseIsKeptAndDoesNothing() {
    deployment().addString("travel.bpmn", flow("""
        <bpmn:startEvent id="s"/><bpmn:sequenceFlow id="a" sourceRef="s" targetRef="x"/>
        <bpmn:serviceTask xmlns:evil="urn:evil" id="x" camunda:delegateExpression="${recordDelegate}" evil:class="java.lang.Thread"
            evil:expression="${nothing.of.this}"><bpmn:extensionElements>
          <evil:executionListener event="start" class="java.lang.Thread"/>
          <evil:inputOutput><evil:inputParameter name="stolen"><camunda:script scriptFormat="juel">${1}</camunda:script></evil:inputParameter>
          </evil:inputOutput>
          <camunda:executionListener event="end" delegateExpression="${recordDelegate}" evil:class="java.lang.Thread"/>
        </bpmn:extensionElements></bpmn:serviceTask>""")).deploy();

    engine.getRuntimeService().startProcessInstanceByKey("travel");

    assertThat(engine.getHistoryService().createHistoricVariableInstanceQuery().list()).extracting("name").containsOnly("recorded");
  }

  @Test
  void whatIsRefusedForOneReasonIsToldOnce() {
    String tasks = Stream.of("one", "two", "three").map(id -> "<bpmn:serviceTask id='" + id + "' camunda:class='A'/>")
        .collect(Collectors.joining());

    assertThat(refusalOf("travel.bpmn", flow(tasks)).getResorceReports().get(0).getErrors()).extracting(Problem::getMessage)
        .containsOnlyOnce(
            "The attribute camunda:class of one is not allowed here. Use a service task with camunda:delegateExpression and a "
                + "delegate of the catalogue. So it is with two, three.");
  }

  @Test
  void noMoreIsToldThanCanBeRead() {
    StringBuilder steps = new StringBuilder();
    for (int i = 0; i < 150; i++) {
      steps.append("<bpmn:userTask id='u").append(i).append("' name='${x}'/>");
    }

    List<Problem> told = refusalOf("travel.bpmn", flow(steps.toString())).getResorceReports().get(0).getErrors();

    assertThat(told).hasSizeLessThan(30);
    assertThat(told).extracting(Problem::getMessage)
        .anyMatch(sentence -> sentence.startsWith("The like is found 140 times more in this file"));
  }

  @Test
  void aDeploymentWithALongNameIsSentBackInWords() {
    assertThatExceptionOfType(BadUserRequestException.class)
        .isThrownBy(() -> deployment().name("x".repeat(256)).addString("travel.bpmn", flow(BEGIN)).deploy())
        .withMessage("The name of the deployment has 256 characters, 255 are the most. Shorten it.");
  }

  @Test
  void whatADelegateWantsWordForWordMayBeSaid() {
    deployment().addString("travel.bpmn", flow("<bpmn:startEvent id='s'/><bpmn:sequenceFlow id='a' sourceRef='s' targetRef='x'/>"
        + telling("employer", "A form waits", "There is a form.\nSign in: it is short."))).deploy();

    engine.getRuntimeService().startProcessInstanceByKey("travel");
    assertThat(engine.getHistoryService().createHistoricVariableInstanceQuery().variableName("told").singleResult().getValue())
        .isEqualTo("There is a form.\nSign in: it is short.");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badWords")
  void whatADelegateWantsWordForWordIsHeld(String what, String content, String sentence) {
    Problem problem = refusalOf("travel.bpmn", flow(content)).getResorceReports().get(0).getErrors().get(0);

    assertThat(problem.getMessage()).contains(sentence);
    assertThat(problem.getMainElementId()).isEqualTo("x");
  }

  static Stream<Arguments> badWords() {
    String said = telling("employer", "A form waits", "There is a form.");
    return Stream.of(
        Arguments.of("what the case knows", telling("employer", "A form waits", "Write to ${familyName}."),
            "The text of “Tell” must be plain words. An expression is not allowed there"),
        Arguments.of("what the case knows, evaluated later", telling("employer", "A form for #{familyName}", "Go."),
            "The line of “Tell” must be plain words"),
        Arguments.of("nothing", telling("employer", "A form waits", " "), "must say its text once"),
        Arguments.of("too little", said.replace("name='text'", "name='other'"), "must say its text once"),
        Arguments.of("two things", said.replace("name='line'", "name='role'"), "must say its role once"),
        Arguments.of("a listener, which has no inputs",
            "<bpmn:userTask id='x'><bpmn:extensionElements><camunda:executionListener event='start' "
                + "delegateExpression='${tellDelegate}'/></bpmn:extensionElements></bpmn:userTask>",
            "must say its role once"),
        Arguments.of("a role that is none", telling("emploier", "A form waits", "Go."),
            "The role of “Tell” is emploier, which is no known role: "),
        Arguments.of("two lines", telling("employer", "A form\nBcc: somebody@evil.example", "Go."),
            "The line of “Tell” must be a single line"),
        Arguments.of("a long line", telling("employer", "x".repeat(121), "Go."), "has 121 characters, 120 are the most"));
  }

  private static String telling(String role, String line, String text) {
    return "<bpmn:serviceTask id='x' name='Tell' camunda:delegateExpression='${tellDelegate}'><bpmn:extensionElements><camunda:inputOutput>"
        + "<camunda:inputParameter name='role'>" + role + "</camunda:inputParameter><camunda:inputParameter name='line'>" + line
        + "</camunda:inputParameter><camunda:inputParameter name='text'>" + text + "</camunda:inputParameter></camunda:inputOutput>"
        + "</bpmn:extensionElements></bpmn:serviceTask>";
  }

  @Test
  void aTableMayChooseTheProcessOfACall() {
    var repository = engine.getRepositoryService();
    repository.createDeployment().addString("bus.bpmn", flow("<bpmn:startEvent id='s'/>").replace("id=\"travel\"", "id=\"bus\"")).deploy();
    repository.createDeployment().addString("fare.dmn", choice("\"bus\"")).deploy();

    repository.createDeployment().addString("travel.bpmn", flow(ASK + call("latest"))).deploy();

    assertThat(repository.createProcessDefinitionQuery().processDefinitionKey("travel").count()).isEqualTo(1);
  }

  @Test
  void aTableThatNamesAProcessThatIsNotThereIsSentBack() {
    ParseException refusal = refusalOf("fare.dmn", choice("\"ferry\""));

    assertThat(refusal).hasMessageContaining("The row rule_else answers \"ferry\", and no such process is deployed");
  }

  @Test
  void aCallByATableThatNamesNoneGoesThroughAndOneOfAMissingProcessDoesNot() {
    assertThat(refusalOf(deployment().addString("fare.dmn", choice("\"ferry\"").replace("name='fareFlow'", "name='fare'"))
        .addString("travel.bpmn", flow(ASK + call("latest"))))).hasMessageContaining("The table fare answers \"ferry\" for x");

    deployment().addString("fare.dmn", choice("\"none\"")).addString("travel.bpmn", flow(ASK + call("latest"))).deploy();
    assertThat(engine.getRepositoryService().createProcessDefinitionQuery().count()).isEqualTo(1);
  }

  @Test
  void aTimeLimitMayComeWithTheTableInTheSameDeployment() {
    travel().addString("time-limits.dmn", limits("T_TRAVEL")).deploy();

    assertThat(engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey("travel").count()).isEqualTo(1);
  }

  @Test
  void aTimeLimitMayStandInTheTableThatIsDeployed() {
    assertThat(refusalOf(travel())).hasMessageContaining("The time limit T_TRAVEL of “Fly” is not in the time-limits table");

    deployment().addString("time-limits.dmn", limits("T_TRAVEL")).deploy();
    travel().deploy();

    assertThat(engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey("travel").count()).isEqualTo(1);
  }

  @Test
  void theTableInTheDeploymentCountsAndNotTheOneBefore() {
    deployment().addString("time-limits.dmn", limits("T_TRAVEL")).deploy();

    ParseException refusal =
        catchThrowableOfType(ParseException.class, () -> travel().addString("time-limits.dmn", limits("T_SHIP")).deploy());

    assertThat(refusal).hasMessageContaining("The time limit T_TRAVEL");
  }

  private static GatePlugin gate() {
    return new GatePlugin(HouseKnowledge.modelContext(BareEngine.beans(), TIME_LIMITS,
        TestEngine.provide(RoleDirectory.class, List.of(new EngineRoom.Roles()))), new DeployedModels());
  }

  private static DeploymentBuilder travel() {
    return deployment().addString("book-flight.form", FORM).addString("travel.bpmn",
        flow("<bpmn:startEvent id='s'/><bpmn:sequenceFlow id='a' "
            + "sourceRef='s' targetRef='x'/>" + task("timeLimit", "T_TRAVEL")));
  }

  private static String task(String property, String value) {
    return "<bpmn:userTask id='x' name='Fly' camunda:formRef='book-flight' camunda:formRefBinding='deployment'>" + saying(property, value)
        + "</bpmn:userTask>";
  }

  private static String end(String property, String value) {
    return "<bpmn:endEvent id='x'>" + saying(property, value) + "</bpmn:endEvent>";
  }

  private static String saying(String property, String value) {
    return "<bpmn:extensionElements><camunda:properties><camunda:property name='" + property + "' value='" + value
        + "'/></camunda:properties></bpmn:extensionElements>";
  }

  private static String limits(String key) {
    return """
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="definitions" name="d"
            namespace="n"><decision id="time-limits" name="Time limits" camunda:historyTimeToLive="P30D"><decisionTable id="t" hitPolicy="FIRST">
            <input id="i1"><inputExpression id="ie1"><text>scheme</text></inputExpression></input>
            <input id="i2"><inputExpression id="ie2"><text>key</text></inputExpression></input><output id="o" name="period"/>
          <rule id="r"><inputEntry id="in1"><text>"T_NOWHERE"</text></inputEntry><inputEntry id="in2"><text>"T_OTHER","%s"</text></inputEntry>
            <outputEntry id="e"><text>"P30D"</text></outputEntry></rule>
          </decisionTable></decision></definitions>""".formatted(key);
  }

  @Test
  void externalEntitiesAreNotFollowed() {
    String xxe = "<!DOCTYPE d [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>" + flow("<bpmn:userTask id='x' name='&e;'/>");

    assertThat(refusalOf("travel.bpmn", xxe)).hasMessageContaining("Remove the DOCTYPE");
  }

  @Test
  void aBillionLaughsAreNotHeard() {
    String bomb = "<!DOCTYPE d [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]>"
        + flow("<bpmn:userTask id='x' name='&c;'/>");

    assertThat(refusalOf("travel.bpmn", bomb)).hasMessageContaining("Remove the DOCTYPE");
  }

  @Test
  void aDeepModelIsSentBack() {
    String deep = "<bpmn:subProcess id='x'>".repeat(70) + "</bpmn:subProcess>".repeat(70);

    assertThat(refusalOf("travel.bpmn", flow(deep))).hasMessageContaining("nested more than 60");
  }

  @Test
  void aLargeFileIsSentBack() {
    assertThat(refusalOf("travel.bpmn", flow("<!--" + "x".repeat(2 * 1024 * 1024) + "-->"))).hasMessageContaining("larger than 2 MB");
  }

  @Test
  void aCrowdedProcessIsSentBack() {
    StringBuilder tasks = new StringBuilder();
    for (int i = 0; i <= SizeRule.MOST_NODES; i++) {
      tasks.append("<bpmn:userTask id='u").append(i).append("'/>");
    }
    assertThat(refusalOf("travel.bpmn", flow(tasks.toString()))).hasMessageContaining("has 201 elements, 200 are allowed");
  }

  @Test
  void whatMakesParsersRunInCirclesIsSentBackAtOnce() {
    String deep = "(".repeat(100_000);
    assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
      assertThat(refusalOf("travel.bpmn", flow("<bpmn:userTask id='x'/><bpmn:sequenceFlow id='f'><bpmn:conditionExpression>${" + deep
          + "}</bpmn:conditionExpression></bpmn:sequenceFlow>"))).hasMessageContaining("too many brackets");
      assertThat(refusalOf("fare.dmn", table("", "").replace("<text>1</text>", "<text>" + deep + "</text>")))
          .hasMessageContaining("too many brackets");
      assertThat(refusalOf("book-flight.form", FORM.replace("Book the flight.", "{{".repeat(500_000))))
          .hasMessageContaining("more than 4000 characters");
      assertThat(refusalOf("travel.bpmn", flow("<bpmn:sequenceFlow id='f'/>".repeat(20_000))))
          .hasMessageContaining("parts, 8000 are allowed");
    });
  }

  @Test
  void aProcessThatDoesNotSayHowLongItsHistoryIsKeptIsSentBack() {
    assertThat(refusalOf("travel.bpmn", flow(BEGIN).replace(" camunda:historyTimeToLive=\"P30D\"", "")))
        .hasMessageContaining("for example P1826D");
  }

  @Test
  void whatIsNoDiagramForThisEngineIsSentBack() {
    assertThat(refusalOf("travel.bpmn", "<html/>")).hasMessageContaining("This is no BPMN diagram");
    assertThat(refusalOf("travel.bpmn", flow(""))).hasMessageContaining("The diagram is empty");
    assertThat(refusalOf("fare.dmn", flow(BEGIN))).hasMessageContaining("This is no DMN 1.3 table but a diagram");
    assertThat(refusalOf("fare.bpmn", table("", ""))).hasMessageContaining("This is no BPMN diagram but a table");
    assertThat(refusalOf("fare.dmn", "<html xmlns='urn:evil'/>")).hasMessageContaining("its outermost element is html.")
        .message().doesNotContain("urn:");
    String zeebe = flow(
        "<bpmn:userTask id='x'><bpmn:extensionElements><z:userTask xmlns:z='http://camunda.org/schema/zeebe/1.0'/></bpmn:extensionElements></bpmn:userTask>");
    assertThat(refusalOf("travel.bpmn", zeebe)).hasMessageContaining("made for Camunda 8");
  }

  @Test
  void oneIdTwiceIsSentBack() {
    var deployment = deployment().addString("travel.bpmn", flow(BEGIN)).addString("journey.bpmn", flow(BEGIN));

    assertThat(refusalOf(deployment)).hasMessageContaining("The id travel is used twice");
  }

  @Test
  void otherKindsOfFilesAreSentBack() {
    assertThat(refusalOf("travel.groovy", "println 1")).hasMessageContaining("Only diagrams");
    assertThat(refusalOf("../travel.bpmn", flow(""))).hasMessageContaining("plain file names");
  }

  @Test
  void aTableInAScriptLanguageIsSentBack() {
    assertThat(refusalOf("fare.dmn", table("expressionLanguage='groovy'", ""))).hasMessageContaining("Use FEEL");
    assertThat(refusalOf("fare.dmn", table("expressionLanguage='juel'", ""))).hasMessageContaining("Use FEEL");
  }

  @Test
  void aCellThatCountsTooFarIsSentBack() {
    assertThat(
        refusalOf("fare.dmn", table("", "").replace("<text>1</text>", "<text>count(for i in 1..30000000 return i)</text>")))
        .hasMessageContaining("costs too much: it counts through 30,000,000 values; 10,000 are the most");
    assertThat(refusalOf("fare.dmn", table("", "").replace("<inputEntry id=\"in\"><text></text>",
        "<inputEntry id=\"in\"><text>some i in 1..3000, j in 1..3000 satisfies i = j</text>")))
        .hasMessageContaining("it counts through 9,000,000 values");
    assertThat(refusalOf("fare.dmn", table("", "").replace("<text>1</text>", "<text>1" + "+1".repeat(300) + "</text>")))
        .hasMessageContaining("it has more than 200 parts within each other");
  }

  @Test
  void aCellThatCannotBeReadIsSentBack() {
    assertThat(refusalOf("fare.dmn", table("", "").replace("<text>1</text>", "<text>1 +</text>")))
        .hasMessageContaining("“1 +” in e is no FEEL");
    assertThat(
        refusalOf("fare.dmn", table("", "").replace("<inputEntry id=\"in\"><text></text>", "<inputEntry id=\"in\"><text>[1..</text>")))
        .hasMessageContaining("is no FEEL");
  }

  @Test
  void aTableThatImportsIsSentBack() {
    assertThat(refusalOf("fare.dmn", table("", "<import namespace='n' locationURI='http://evil.example' importType='t'/>")))
        .hasMessageContaining("dmn:import");
  }

  @Test
  void aFormThatTasklistCannotShowIsSentBack() {
    String picker = FORM.replace("\"textfield\"", "\"filepicker\"");

    assertThat(refusalOf("book-flight.form", picker)).hasMessageContaining("filepicker");
  }

  @Test
  void aFormWithMarkupIsSentBack() {
    assertThat(refusalOf("book-flight.form", FORM.replace("Book the flight.", "<img src=x onerror=alert(1)>")))
        .hasMessageContaining("book-flight.form");
  }

  @Test
  void aFormThatIsNoJsonIsSentBack() {
    assertThat(refusalOf("book-flight.form", "{")).hasMessageContaining("no readable JSON");
    assertThat(refusalOf("book-flight.form", "[".repeat(100_000))).hasMessageContaining("nested more than 60 deep");
  }

  @Test
  void everyFileIsToldOf() {
    ParseException refusal = refusalOf(deployment().addString("travel.bpmn", flow("<bpmn:scriptTask id='x'/>")).addString("fare.dmn",
        table("expressionLanguage='juel'", "")));

    assertThat(refusal.getResorceReports()).extracting("resourceName").containsExactlyInAnyOrder("travel.bpmn", "fare.dmn");
  }

  private static String call(String binding) {
    return "<bpmn:callActivity id='x' calledElement='${fareFlow}' camunda:calledElementBinding='" + binding + "'><bpmn:extensionElements>"
        + "<camunda:properties><camunda:property name='calls' value='fare'/></camunda:properties></bpmn:extensionElements></bpmn:callActivity>";
  }

  private static String choice(String answer) {
    return table("", "").replace("name=\"o\"", "name='fareFlow'").replace("<text>1</text>", "<text>" + answer + "</text>");
  }

  private static ParseException refusalOf(String name, String content) {
    return refusalOf(deployment().addInputStream(name, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8))));
  }

  private static ParseException refusalOf(DeploymentBuilder deployment) {
    ParseException refusal = catchThrowableOfType(ParseException.class, deployment::deploy);
    assertThat(refusal).as("the deployment went through").isNotNull();
    assertThat(engine.getRepositoryService().createDeploymentQuery().count()).isZero();
    return refusal;
  }

  private static DeploymentBuilder deployment() {
    return engine.getRepositoryService().createDeployment().name("travel");
  }

  private static String flow(String content) {
    return """
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
            targetNamespace="t" id="definitions">
          <bpmn:process id="travel" isExecutable="true" camunda:historyTimeToLive="P30D">
          %s
          </bpmn:process>
        </bpmn:definitions>""".formatted(content);
  }

  private static String table(String language, String first) {
    return """
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="definitions" name="d"
            namespace="n">%s<decision id="fare" name="Fare" camunda:historyTimeToLive="P30D"><decisionTable id="t">
            <input id="i"><inputExpression id="ie" %s><text>distance</text></inputExpression></input><output id="o" name="o"/>
          <rule id="rule_else"><inputEntry id="in"><text></text></inputEntry><outputEntry id="e"><text>1</text></outputEntry></rule>
          </decisionTable></decision></definitions>""".formatted(first, language);
  }
}
