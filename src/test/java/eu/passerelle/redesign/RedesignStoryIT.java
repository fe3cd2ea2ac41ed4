package eu.passerelle.redesign;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static eu.passerelle.testing.PageChecks.canBeUsedWithoutAMouse;
import static eu.passerelle.testing.PageChecks.leadsSomewhere;
import static eu.passerelle.testing.PageChecks.looksWell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import eu.passerelle.casework.CaseStart;
import eu.passerelle.redesign.proposal.Proposal.ProposalState;
import eu.passerelle.redesign.proposal.Proposals;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.testing.Applicant;
import eu.passerelle.testing.Chromium;
import eu.passerelle.testing.Modeler;
import eu.passerelle.testing.TasklistDesk;
import eu.passerelle.testing.Visitor;
import eu.passerelle.tryout.TryOut;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.context.ActiveProfiles;

/**
 * An afternoon: a coordinator deploys a changed flow with the Modeler's own calls, reads in a real browser what it would do to whom, sends the
 * cases of a removed step elsewhere, works the tasks of the publication in Tasklist with a colleague, and the cases have moved. Every page
 * on the way looks as it should.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {"spring.datasource.url=jdbc:h2:mem:redesign-story;DB_CLOSE_DELAY=-1;QUERY_CACHE_SIZE=256",
        "camunda.bpm.job-execution.enabled=true", "camunda.bpm.job-execution.wait-time-in-millis=200",
        "camunda.bpm.job-execution.max-wait=500"})
@ActiveProfiles("demo")
@Import(TrialsByHand.class)
class RedesignStoryIT {

  private static final double PATIENCE = 30_000;
  private static final String PASSWORD = "Bridge-2-Vilnius!";
  private static final String FLOW = "remote-course";
  private static final String ENROL = "userTask_enrolCandidate";
  private static final String REGISTER = "userTask_registerCandidate";
  private static final int CASES = 3;

  @LocalServerPort private int port;
  @Autowired private CaseStart start;
  @Autowired private Schemes schemes;
  @Autowired private Proposals proposals;
  @Autowired private TrialsByHand trials;
  @Autowired private ProcessEngine engine;

  private final Set<String> followed = new TreeSet<>();
  private List<String> cases;

  @Test
  void aFlowIsRedesignedInAnAfternoonAndItsCasesFollow() throws Exception {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    try (var chromium = Chromium.launch()) {
      try {
        cases = IntStream.range(0, CASES).mapToObj(i -> enrolled("S-" + i)).toList();
        String number = deploy();
        readTheReportAndSayWhereTheCasesGo(chromium, number);
        workTheTasks(chromium, number);
        seeWhatHasMoved(chromium, number);
        lookAtAChangeOfTimeLimits(chromium);
      } catch (RuntimeException | AssertionError e) {
        chromium.shootAll("redesign-failed");
        throw e;
      }
    }
  }

  private void readTheReportAndSayWhereTheCasesGo(Chromium chromium, String number) {
    Page page = signIn(chromium, "ruta");
    visit(page, "/flows", "flows");
    visit(page, "/flows/" + FLOW, "flow");
    assertThat(page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(number))).isVisible();
    visit(page, "/proposals", "proposals");
    page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(number)).click();
    assertThat(page.locator(".diagram[data-ready=true]")).hasCount(2);
    looksWell(page, "proposal");
    page.locator(".diagram[data-version=before] [data-element-id=" + ENROL + "] .djs-hit").click();
    page.locator(".diagram[data-version=now] [data-element-id=" + REGISTER + "] .djs-hit").click();
    page.locator(".mapping").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save")).click();
    assertThat(page.getByText("Saved. The report is drawn again.")).isVisible();
    assertThat(page.locator("#cases")).containsText(CASES + " dates become others");
    looksWell(page, "proposal-mapped");
    leadsSomewhere(page, at(""), followed);
    canBeUsedWithoutAMouse(page, at("/proposals/" + number));
    visit(page, "/proposals/" + number + "/cases?flow=" + FLOW, "proposal-cases");
    cases.forEach(one -> assertThat(page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(one))).isVisible());
    canBeUsedWithoutAMouse(page, at("/proposals/" + number + "/cases?flow=" + FLOW));
    visit(page, "/proposals/" + number + "/way", "proposal-way");
    canBeUsedWithoutAMouse(page, at("/proposals/" + number + "/way"));
    assertThat(page.getByText("Read report")).isVisible();
    page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Open in Tasklist")).click();
    assertThat(page.getByText("Why this change")).isVisible();
  }

  private void workTheTasks(Chromium chromium, String number) {
    Page ruta = TasklistDesk.signIn(chromium, port, "ruta");
    TasklistDesk.take(ruta, number, "Read report");
    assertThat(ruta.locator(".fjs-form")).containsText("The whole report");
    TasklistDesk.fill(ruta, "Why this change", "Candidates register themselves now.");
    TasklistDesk.shoot(ruta, "redesign-read-report");
    TasklistDesk.choose(ruta, "Try it out");
    TasklistDesk.finish(ruta);
    await().until(() -> trials.latest(number).isPresent());
    trials.comesTo(number, TryOut.TryOutState.DONE);
    comes(number, "userTask_judgeTryOut");
    TasklistDesk.take(ruta, number, "Judge try-out");
    assertThat(ruta.getByLabel("What the try-out has shown")).hasValue(Pattern.compile("no case got stuck"));
    TasklistDesk.fill(ruta, "What you make of it", "All reach the end.");
    TasklistDesk.choose(ruta, "It works");
    TasklistDesk.shoot(ruta, "redesign-judge-try-out");
    TasklistDesk.finish(ruta);

    comes(number, "userTask_countersignChange");
    Page mantas = TasklistDesk.signIn(chromium, port, "mantas");
    TasklistDesk.take(mantas, number, "Countersign change");
    assertThat(mantas.getByLabel("Why", new Page.GetByLabelOptions().setExact(true))).hasValue("Candidates register themselves now.");
    TasklistDesk.choose(mantas, "I countersign");
    TasklistDesk.shoot(mantas, "redesign-countersign");
    TasklistDesk.finish(mantas);

    comes(number, "userTask_chooseCases");
    TasklistDesk.take(ruta, number, "Choose cases");
    assertThat(ruta.getByLabel("Countersigned by")).hasValue(Pattern.compile("mantas", Pattern.CASE_INSENSITIVE));
    assertThat(ruta.getByLabel("Live cases of this flow")).hasValue(String.valueOf(CASES));
    TasklistDesk.choose(ruta, "Publish it");
    TasklistDesk.choose(ruta, "All that can");
    TasklistDesk.shoot(ruta, "redesign-choose-cases");
    TasklistDesk.finish(ruta);
  }

  /** The flow looks every minute whether the try-out is over; the minute is cut short, unless it is over in this very moment. */
  private void comes(String number, String task) {
    await().atMost(Duration.ofSeconds(60)).ignoreException(OptimisticLockingException.class).until(() -> {
      engine.getManagementService().createJobQuery().timers().activityId("event_lookAgain").list()
          .forEach(job -> engine.getManagementService().setJobDuedate(job.getId(), new Date()));
      return engine.getTaskService().createTaskQuery().processInstanceBusinessKey(number).taskDefinitionKey(task).count() == 1;
    });
  }

  private void seeWhatHasMoved(Chromium chromium, String number) {
    await().atMost(Duration.ofSeconds(60)).until(() -> proposals.find(number).orElseThrow().state() == ProposalState.PUBLISHED);
    Page page = signIn(chromium, "ruta");
    page.navigate(at("/proposals/" + number + "/way?state=MOVED"));
    assertThat(page.locator("#progress")).containsText(Pattern.compile(CASES + "\\D+" + CASES));
    page.reload();
    cases.forEach(one -> assertThat(page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(one))).isVisible());
    looksWell(page, "proposal-way-moved");
    leadsSomewhere(page, at(""), followed);
    canBeUsedWithoutAMouse(page, at("/proposals/" + number + "/way"));
    visit(page, "/flows/" + FLOW, "flow-versions");
    assertThat(page.getByText(Pattern.compile("Countersigned by Mantas"))).isVisible();
    leadsSomewhere(page, at(""), followed);
    page.getByText("Back to version 1").click();
    looksWell(page, "flow-back");
    canBeUsedWithoutAMouse(page, at("/flows/" + FLOW));
    visit(page, "/proposals/" + number, "proposal-published");
    visit(page, "/cases/" + cases.get(0), "case-moved");
    assertThat(page.locator(".timeline"))
        .containsText("changed from version 1 to version 2, and this case follows it. It stood at “Enrol candidate” "
            + "and stands at “Register candidate”. Reason: Candidates register themselves now.");

    Page tomas = TasklistDesk.signIn(chromium, port, "tomas");
    TasklistDesk.take(tomas, cases.get(0).substring(0, 4), "Register candidate");
    TasklistDesk.shoot(tomas, "redesign-moved-task");
  }

  /** Only the table changes: the report tells the dates of live cases, whatever their flow. */
  private void lookAtAChangeOfTimeLimits(Chromium chromium) throws Exception {
    String table = file("processes/time-limits/time-limits.dmn");
    String number = number(modeler().deploy("Time limits", "time-limits.dmn",
        table.replaceFirst("(?s)(<text>\"T_DECIDE\"</text>.*?<outputEntry[^>]*>\\s*<text>)\"[^\"]*\"", "$1\"P33D\"")));
    Page page = signIn(chromium, "ruta");
    visit(page, "/proposals/" + number, "proposal-limits");
    assertThat(page.locator("#cases")).containsText(CASES + " dates become others");
    leadsSomewhere(page, at(""), followed);
    visit(page, "/proposals/" + number + "/cases?flow=time-limits", "proposal-limits-cases");
    assertThat(page.locator("tr").filter(new Locator.FilterOptions().setHasText(cases.get(0)))).containsText("Register candidate: from");
  }

  /** Somebody whom the tables preselect and who takes the course from home first. */
  private String enrolled(String application) {
    Map<String, Object> facts = new HashMap<>(Applicant.aFewPointsShort());
    facts.putAll(Map.of("applicationId", application, "fieldOfStudy", "0613", "skills", "Java;SQL;React;Linux"));
    return start.start(schemes.cohort("digital-explorers-2024").orElseThrow(), facts);
  }

  private String deploy() throws Exception {
    return number(modeler().deploy("Register", "remote-course.bpmn", file("processes/remote-course/remote-course.bpmn")
        .replace(ENROL, REGISTER).replace("name=\"Enrol candidate\"", "name=\"Register candidate\"")));
  }

  private Modeler modeler() {
    return new Modeler(port, Visitor.basic("ruta", PASSWORD));
  }

  private static String number(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Modeler.read(answer).path("id").asText();
  }

  private static String file(String path) throws Exception {
    return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
  }

  private void visit(Page page, String path, String name) {
    page.navigate(at(path));
    if (page.locator(".diagram").count() > 0) {
      assertThat(page.locator(".diagram[data-ready=true] svg").first()).isVisible();
    }
    looksWell(page, name);
  }

  private Page signIn(Chromium chromium, String userId) {
    Page page = chromium.newPage();
    page.setDefaultTimeout(PATIENCE);
    return Chromium.signIn(page, at(""), userId);
  }

  private String at(String path) {
    return "http://localhost:" + port + path;
  }
}
