package eu.passerelle.bench;

import com.zaxxer.hikari.HikariDataSource;
import eu.passerelle.PasserelleApplication;
import eu.passerelle.testing.Days;
import eu.passerelle.testing.StatementCount;
import eu.passerelle.testing.StatementCount.Figures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.el.FixedValue;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * How many ways to the database a started case and a completed task cost in Passerelle, beside a bare Camunda engine with authorisations
 * on that runs the same diagrams: from application to the selection committee.
 */
class StatementsBench {

  private static final int CASES = 20;
  private static final String SOON = Days.ahead(10);

  private static final Map<String, Object> APPLICATION = application();

  /** What the staff of a case answer, in this order; claimed first, as Tasklist does. */
  private static final List<Step> STEPS = List.of(
      new Step("userTask_scheduleInterview", "bisi",
          Map.of("interviewDate", SOON, "interviewPlace", "Lagos", "interviewers", "Panel one")),
      new Step("userTask_assessInterview", "bisi", Map.of("attendance", "attended", "skillScore", "4", "experienceScore", "4",
          "potentialScore", "5", "adaptabilityScore", "4", "recommendation", "pass")),
      new Step("userTask_inviteToWorkshop", "tomas",
          Map.of("workshopDate", SOON, "workshopPlace", "Lagos", "workshopMentor", "Mentor one")),
      new Step("userTask_assessWorkshop", "tomas", Map.of("attendance", "attended", "testScore", 84)),
      new Step("userTask_inviteToBootCamp", "ona",
          Map.of("bootCampPlace", "Abuja", "bootCampDate", SOON, "invitationAccepted", true)),
      new Step("userTask_assessBootCamp", "tomas", Map.of("attendance", "attended", "technicalScore", "4", "teamworkScore", "4",
          "communicationScore", "5", "cultureScore", "4", "assessorNotes", "Good")),
      new Step("userTask_decideSelection", "ruta", Map.of("panelMembers", "Panel", "conflictOfInterest", "none", "firmsInterested", 3,
          "selectionDecision", "select")));

  @Test
  void statementsPerStartedCaseAndPerCompletedTask() throws Exception {
    var bareCount = new StatementCount();
    var bare = measure(bareEngine(bareCount), bareCount, user -> List.of("staff"));
    var ourCount = new StatementCount();
    try (var application = passerelle(ourCount)) {
      var engine = application.getBean(ProcessEngine.class);
      var ours = measure(engine, ourCount,
          user -> engine.getIdentityService().createGroupQuery().groupMember(user).list().stream().map(Group::getId).toList());
      System.out.printf("%n%-22s %14s %14s %8s%n", "ways to the database", "Passerelle", "bare engine", "ratio");
      print("per started case", ours.start, bare.start, CASES);
      print("per completed task", ours.complete, bare.complete, CASES * STEPS.size());
    }
  }

  private static void print(String what, Figures ours, Figures bare, int times) {
    System.out.printf("%-22s %14.1f %14.1f %8.2f   (single statements %.1f and %.1f, ratio %.2f)%n", what,
        (double) ours.executions() / times,
        (double) bare.executions() / times, (double) ours.executions() / bare.executions(), (double) ours.statements() / times,
        (double) bare.statements() / times, (double) ours.statements() / bare.statements());
  }

  private static Measured measure(ProcessEngine engine, StatementCount count, Function<String, List<String>> groupsOf) {
    run(engine, count, groupsOf, "DEX-2019-8%04d", 2);
    return run(engine, count, groupsOf, "DEX-2019-9%04d", CASES);
  }

  private static Measured run(ProcessEngine engine, StatementCount count, Function<String, List<String>> groupsOf, String numbers,
      int cases) {
    var start = new Figures(0, 0);
    var complete = new Figures(0, 0);
    for (int i = 0; i < cases; i++) {
      String number = numbers.formatted(i);
      var before = count.read();
      engine.getRuntimeService().startProcessInstanceByKey("digital-explorers", number, APPLICATION);
      start = start.plus(count.read().minus(before));
      for (Step step : STEPS) {
        String task = engine.getTaskService().createTaskQuery().processInstanceBusinessKey(number).taskDefinitionKey(step.element)
            .singleResult().getId();
        engine.getIdentityService().setAuthentication(step.user, groupsOf.apply(step.user));
        before = count.read();
        engine.getTaskService().claim(task, step.user);
        engine.getFormService().submitTaskForm(task, new HashMap<>(step.answers));
        complete = complete.plus(count.read().minus(before));
        engine.getIdentityService().clearAuthentication();
      }
    }
    return new Measured(start, complete);
  }

  private static GenericApplicationContext passerelle(StatementCount count) {
    return (GenericApplicationContext) new SpringApplicationBuilder(PasserelleApplication.class).profiles("demo")
        .properties("spring.datasource.url=jdbc:h2:mem:bench-ours;DB_CLOSE_DELAY=-1", "server.port=0",
            "camunda.bpm.job-execution.enabled=false",
            "passerelle.intake.poll=PT1H", "logging.level.root=warn")
        .initializers(context -> context.getBeanFactory().addBeanPostProcessor(count.watcher()))
        .run();
  }

  private static ProcessEngine bareEngine(StatementCount count) throws Exception {
    var database = new HikariDataSource();
    database.setJdbcUrl("jdbc:h2:mem:bench-bare;DB_CLOSE_DELAY=-1");
    var configuration = new StandaloneInMemProcessEngineConfiguration();
    configuration.setProcessEngineName("bare");
    configuration.setDataSource(count.watch(database));
    configuration.setIdGenerator(new StrongUuidGenerator());
    configuration.setAuthorizationEnabled(true);
    configuration.setHistory("full");
    configuration.setHistoryTimeToLive("P3653D");
    configuration.setJobExecutorActivate(false);
    configuration.setProcessEnginePlugins(new ArrayList<>(List.of(new SpinProcessEnginePlugin())));
    configuration.setBeans(beans());
    configuration.setCustomPostBPMNParseListeners(new ArrayList<>(List.of(new OneGroup())));
    var engine = configuration.buildProcessEngine();
    var deployment = engine.getRepositoryService().createDeployment();
    for (String pattern : List.of("classpath:processes/*/*.bpmn", "classpath:processes/*/*.dmn", "classpath:forms/*/*.form")) {
      for (var file : new PathMatchingResourcePatternResolver().getResources(pattern)) {
        deployment.addInputStream(UUID.randomUUID() + "-" + file.getFilename(), file.getInputStream());
      }
    }
    deployment.deploy();
    return engine;
  }

  private static Map<Object, Object> beans() throws Exception {
    var beans = new HashMap<Object, Object>();
    beans.put("timeLimits", new TwoWeeks());
    for (var file : new PathMatchingResourcePatternResolver().getResources("classpath:processes/*/*.bpmn")) {
      var named = java.util.regex.Pattern.compile("delegateExpression=\"\\$\\{(\\w+)}\"")
          .matcher(file.getContentAsString(java.nio.charset.StandardCharsets.UTF_8));
      while (named.find()) {
        beans.put(named.group(1), (JavaDelegate) execution -> {});
      }
    }
    return beans;
  }

  private static Map<String, Object> application() {
    var application = new HashMap<String, Object>(Map.of("applicationId", "DEX-00001", "submittedOn", "2019-10-24", "givenName", "Zainab",
        "familyName", "Bello", "birthDate", "1991-05-04", "gender", "F", "nationality", "NG", "region", "Abuja", "email", "a@example.org"));
    application.putAll(Map.of("phone", "+234 8070472990", "educationLevel", "ISCED7", "fieldOfStudy", "061 ICT", "graduationYear", 2013,
        "occupation", "2512.4 Software developers", "skills", "Docker;Kotlin;Linux;React", "experienceMonths", 61, "english", "C1"));
    application.putAll(Map.of("employmentStatus", "employed", "preferredDestination", "LT", "earliestStart", "2020-03-28", "consent", true,
        "secondLanguage", "fr:B2"));
    application.putAll(Map.of("scheme", "digital-explorers", "corridor", "digital-explorers-ng-lt", "cohort", "digital-explorers-2019",
        "origin", "NG", "destination", "LT", "remoteCourseFirst", false, "selectionMethod", "bootCamp"));
    return application;
  }

  private record Step(String element, String user, Map<String, Object> answers) {}

  private record Measured(Figures start, Figures complete) {}

  /** In the bare engine every task goes to one group, typed in as vendors' examples do. */
  private static class OneGroup extends AbstractBpmnParseListener {

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
      ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition()
          .addCandidateGroupIdExpression(new FixedValue("staff"));
    }
  }

  /** A time limit that costs nothing. */
  public static class TwoWeeks {

    public String of(Object execution, String key) {
      return "P14D";
    }
  }
}
