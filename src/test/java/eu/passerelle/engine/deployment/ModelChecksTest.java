package eu.passerelle.engine.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import eu.passerelle.engine.BareEngine;
import eu.passerelle.engine.RoleDirectory;
import eu.passerelle.engine.TestEngine;
import eu.passerelle.engine.access.HouseRights;
import eu.passerelle.engine.flow.DeployedFlows;
import eu.passerelle.engine.flow.FlowReader;
import eu.passerelle.engine.flow.ModelParse;
import eu.passerelle.engine.rules.Finding;
import eu.passerelle.engine.rules.Finding.Severity;
import eu.passerelle.engine.tables.Tables;
import eu.passerelle.engine.tables.TimeLimits;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.ModelFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.Yaml;

/** All flows of the house are in force; whoever proposes one of them with a mistake in it is told what is wrong, and on which element. */
class ModelChecksTest {

  private static final RoleDirectory ROLES = new RolesFile();

  private static ProcessEngine engine;
  private static FlowBundles flows;
  private static ModelChecks checks;

  @BeforeAll
  static void deployTheHouse() {
    engine = BareEngine.with(new AbstractProcessEnginePlugin() {
      @Override
      public void preInit(ProcessEngineConfigurationImpl configuration) {
        ModelParse.Step keep = (process, definition, findings) -> DeployedFlows.keep(definition, FlowReader.read(process, ROLES, findings));
        configuration.setBpmnParseFactory(parser -> new ModelParse(parser, List.of(keep)));
      }
    });
    Tables tables = new Tables(TestEngine.provide(ProcessEngine.class, List.of(engine)));
    DeployedModels models = new DeployedModels();
    flows = new FlowBundles(engine.getRepositoryService(), new HouseRights(engine), models);
    checks = new ModelChecks(engine, HouseKnowledge.modelContext(name -> Optional.of(name), new TimeLimits(tables),
        TestEngine.provide(RoleDirectory.class, List.of(ROLES))), models, flows, new DeployedFlows(engine), tables);
    new FlowDeployment(engine.getRepositoryService(), engine.getHistoryService(), new PathMatchingResourcePatternResolver(), models,
        new ReleasedFlows(flows)).afterSingletonsInstantiated();
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  @Test
  void whatIsInForceHasNoErrorsAndIsCheckedInTime() {
    long slowest = 0;
    for (ProcessDefinition process : engine.getRepositoryService().createProcessDefinitionQuery().latestVersion().list()) {
      FlowBundle bundle = flows.inForce(process.getKey()).orElseThrow();
      long start = System.nanoTime();
      List<Finding> findings = checks.check(List.of(bundle));
      slowest = Math.max(slowest, System.nanoTime() - start);
      assertThat(findings).as(process.getKey()).noneMatch(finding -> finding.severity() == Severity.ERROR);
      assertThatNoException().isThrownBy(() -> checks.refuseErrors(findings));
    }
    assertThat(Duration.ofNanos(slowest)).isLessThan(Duration.ofSeconds(2));
  }

  @ParameterizedTest(name = "{1}: {3}")
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      interview-candidate | interview-candidate.bpmn | name="Recruiter">                                  | name="Recruter">              | lane_recruiter           | is no known role
      interview-candidate | interview-candidate.bpmn | ` camunda:formRef="assess-interview" camunda:formRefBinding="deployment"` | ``     | userTask_assessInterview | has no form
      interview-candidate | interview-candidate.bpmn | <camunda:property name="timeLimit" value="T_INTERVIEW" /> | ``                     | userTask_assessInterview | needs the property timeLimit
      interview-candidate | interview-candidate.bpmn | camunda:formRef="assess-interview"                 | camunda:formRef="assess-talk" | userTask_assessInterview | is not among the files
      interview-candidate | interview-candidate.bpmn | value="T_INTERVIEW"                                | value="T_INTERVEW"            | userTask_assessInterview | is not in the time-limits table
      interview-candidate | interview-candidate.bpmn | ` default="flow_interviewPassed"`                  | ``                            | gateway_interviewPassed  | needs a default flow
      interview-candidate | interview-candidate.bpmn | ${!passed}                                         | ${!pased}                     | flow_interviewNotPassed  | asks for ‘pased’, which nothing
      interview-candidate | interview-candidate.bpmn | ${!passed}                                         | ${attendance == 'late'}       | flow_interviewNotPassed  | none of the answers that the form offers
      interview-candidate | interview-candidate.bpmn | outputParameter name="interviewScore"              | outputParameter name="score"  | interview-candidate      | take ‘interviewScore’ back
      interview-candidate | interview-candidate.bpmn | targetRef="endEvent_interviewNotPassed"            | targetRef="nowhere"           | flow_interviewNotPassed  | nvalid destination
      interview-candidate | interview-candidate.bpmn | sourceRef="userTask_scheduleInterview"             | sourceRef="userTask_assessInterview" | userTask_scheduleInterview | No flow leads on
      interview-candidate | interview-candidate.bpmn | isExecutable="true"                                | isExecutable="false"          | interview-candidate      | tick Executable
      interview-candidate | interview-candidate.bpmn | ${timeLimits.of(execution,'T_INTERVIEW')}          | soon                          | timerDefinition_interviewOverdue | The time “soon” of “Interview time over” is no time span
      interview-candidate | interview-candidate.bpmn | ${timeLimits.of(execution,'T_INTERVIEW')}          | P2W                           | timerDefinition_interviewOverdue | is no time span
      interview-candidate | interview-candidate.bpmn | ${timeLimits.of(execution,'T_INTERVIEW')}          | ${timeLimits.of(execution,'T_TALK')} | timerDefinition_interviewOverdue | The time limit T_TALK of “Interview time over” is not in
      interview-candidate | interview-candidate.bpmn | targetRef="endEvent_interviewNotPassed"            | targetRef="gateway_interviewJoin" | gateway_interviewJoin | round for ever
      interview-candidate | interview-candidate.bpmn | bpmn:businessRuleTask                              | bpmn:scriptTask               | businessRuleTask_decideInterview | not allowed
      interview-candidate | interview-candidate.bpmn | ${!passed}                                         | ${x.getClass()}               | flow_interviewNotPassed  | may not use getClass
      interview-candidate | assess-interview.form    | skills                                             | zodiac                        | userTask_assessInterview | shows ‘zodiac’, which nothing
      interview-candidate | assess-interview.form    | "personal": "none"                                 | "personal": "secret"          | field_interviewDate      | does not say whether it is personal
      digital-explorers-selection | digital-explorers-selection.bpmn | calledElement="interview-candidate" | calledElement="interview"     | callActivity_interviewCandidate | does not exist
      digital-explorers-selection | digital-explorers-selection.bpmn | <camunda:in source="skills" target="skills" /> | ``                 | callActivity_interviewCandidate | no longer hands in ‘skills’
      time-limits         | time-limits.dmn          | "P21D"                                             | "soon"                        | rule_interview_out1      | The period "soon" is no time span
      time-limits         | time-limits.dmn          | "P21D"                                             | "P3W"                         | rule_interview_out1      | is no time span
      time-limits         | time-limits.dmn          | "T_INTERVIEW"                                      | "T_TALK"                      | time-limits              | no longer has the time limit T_INTERVIEW
      """)
  void aMistakeIsFoundOnItsElement(String flow, String file, String good, String bad, String element, String sentence) {
    FlowBundle proposed = changed(flow, file, good, bad);

    List<Finding> errors = checks.check(List.of(proposed)).stream().filter(finding -> finding.severity() == Severity.ERROR).toList();

    assertThat(errors).anySatisfy(error -> {
      assertThat(error.elementId()).isEqualTo(element);
      assertThat(error.message()).contains(sentence);
    });
  }

  @Test
  void whereAMessageMayBringAValueItIsNoError() {
    List<Finding> found = checks.check(List.of(changed("match-candidate", "answer-offer.form", "vacancyTitle", "vacancyColour")));

    assertThat(found).anySatisfy(finding -> {
      assertThat(finding.message()).contains("shows ‘vacancyColour’");
      assertThat(finding.severity()).isEqualTo(Severity.STYLE);
    });
  }

  @Test
  void whatIsProposedTogetherCountsTogether() {
    FlowBundle block = changed("interview-candidate", "interview-candidate.bpmn", "outputParameter name=\"interviewScore\"",
        "outputParameter name=\"talkScore\"");
    List<FlowBundle> all = new ArrayList<>(List.of(block));
    for (String caller : List.of("digital-explorers-selection", "ygca-selection")) {
      all.add(changed(caller, caller + ".bpmn", "camunda:out source=\"interviewScore\"", "camunda:out source=\"talkScore\""));
    }

    assertThat(checks.check(all)).noneMatch(finding -> finding.severity() == Severity.ERROR);
  }

  private static FlowBundle changed(String flow, String name, String good, String bad) {
    FlowBundle inForce = flows.inForce(flow).orElseThrow();
    return new FlowBundle(inForce.flow(), inForce.deploymentId(), inForce.files().stream()
        .map(file -> file.name().equals(name) ? replaced(file, good, bad) : file).toList());
  }

  private static ModelFile replaced(ModelFile file, String good, String bad) {
    String text = new String(file.content(), StandardCharsets.UTF_8);
    assertThat(text).contains(good);
    return new ModelFile(null, file.name(), text.replace(good, bad).getBytes(StandardCharsets.UTF_8));
  }

  /** The catalogue of roles, as the house has it. */
  private static final class RolesFile implements RoleDirectory {

    private final Map<String, String> labels = new LinkedHashMap<>();

    RolesFile() {
      try {
        List<Map<String, Object>> roles = new Yaml().load(Files.readString(Path.of("src/main/resources/roles.yaml")));
        roles.forEach(role -> labels.put((String) role.get("key"), (String) ((Map<?, ?>) role.get("labels")).get("en")));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public Optional<String> keyOf(String laneName) {
      return labels.entrySet().stream().filter(role -> role.getValue().equalsIgnoreCase(laneName.strip())).map(Map.Entry::getKey)
          .findFirst();
    }

    @Override
    public String labelOf(String roleKey) {
      return labels.getOrDefault(roleKey, roleKey);
    }

    @Override
    public List<String> labels() {
      return List.copyOf(labels.values());
    }
  }
}
