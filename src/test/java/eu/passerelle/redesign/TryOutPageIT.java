package eu.passerelle.redesign;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import eu.passerelle.casework.CaseStart;
import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.engine.moving.MoveOrders.Decided;
import eu.passerelle.engine.moving.MoveOrders.Skipping;
import eu.passerelle.engine.moving.Remedy;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.redesign.proposal.Proposal;
import eu.passerelle.redesign.proposal.Proposal.Origin;
import eu.passerelle.redesign.proposal.Proposals;
import eu.passerelle.redesign.trials.ProposalTrials;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.testing.Applicant;
import eu.passerelle.testing.Chromium;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.PageChecks;
import eu.passerelle.testing.Redrawn;
import eu.passerelle.testing.WebTest;
import eu.passerelle.tryout.TryOut;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A coordinator tries a change in a real browser: begins it, sees it go on, and reads what it has shown. */
@WebTest
class TryOutPageIT {

  private static final double PATIENCE = 240_000;
  private static final String SCHEDULE = "userTask_scheduleInterview";

  @LocalServerPort private int port;
  @Autowired private Proposals proposals;
  @Autowired private ProposalTrials trials;
  @Autowired private FlowBundles flows;
  @Autowired private Schemes schemes;
  @Autowired private CaseStart start;
  @Autowired private ManagementService management;
  @Autowired private RuntimeService runtime;
  @Autowired private Flow flow;

  @Test
  void aChangeIsTriedAndThePageShowsWhereMadeUpAndFinishedCasesWent() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    try (var chromium = Chromium.launch()) {
      somebodyIsPreselected();
      String number = aStepIsRenamed();
      Page page = signIn(chromium, "ruta");
      page.navigate(at("/proposals/" + number));
      page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Try-out")).click();
      assertThat(page.getByText("It has not been tried yet.")).isVisible();
      PageChecks.looksWell(page, "try-out-none");

      page.getByLabel("Made-up cases, at least").selectOption("6");
      page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Try it out")).click();
      assertThat(page.getByText("The try-out has begun.")).isVisible();
      assertThat(page.locator("progress")).isVisible();
      page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "try-out-running.png")));

      assertThat(page.getByText(Pattern.compile("\\d+ made-up cases, \\d+ tasks completed"))).isVisible();
      assertThat(page.getByText("No case got stuck.")).isVisible();
      assertThat(page.locator("tr", new Page.LocatorOptions().setHas(page.getByText("Application preselected"))).locator(".count"))
          .not().hasText("0");
      assertThat(page.locator(".diagram[data-ready=true] .times").first()).isVisible();
      assertThat(
          page.getByText(Pattern.compile("(One finished case was|\\d+ finished cases were) run again .+: \\d+ go the same way, 0 would")))
          .isVisible();
      PageChecks.looksWell(page, "try-out");

      Page firm = signIn(chromium, "simona");
      assertThat(firm.navigate(at("/proposals/" + number + "/try-out")).status()).isEqualTo(404);
    }
  }

  @Test
  void aTryOutIsStopped() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    try (var chromium = Chromium.launch()) {
      String number = aStepIsRenamed();
      Page page = signIn(chromium, "ruta");
      page.navigate(at("/proposals/" + number + "/try-out"));
      page.getByLabel("Made-up cases, at least").selectOption("60");
      page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Try it out")).click();
      page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Stop the try-out")).click();

      assertThat(page.locator(".tag", new Page.LocatorOptions().setHasText("stopped"))).isVisible();
      assertThat(page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Try it out again"))).isVisible();
      assertThat(trials.latest(number)).get().extracting(TryOut::state).isEqualTo(TryOut.TryOutState.STOPPED);
    }
  }

  @Test
  void whatWouldBecomeOfLiveCasesIsToldForEachGroupOfThem() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    flow.start("interview-candidate", Flow.standard()).waitsAt(SCHEDULE);
    Proposal swapped = proposals.add(schemes.find("digital-explorers").orElseThrow(), "Assess first", Origin.MODELER, "ruta",
        List.of(Redrawn.swapped(flows.inForce("interview-candidate").orElseThrow())), Set.of("interview-candidate.bpmn"));
    proposals.decide(swapped.number(), "interview-candidate", new Skipping(SCHEDULE, "userTask_assessInterview"),
        Optional.of(new Decided(Remedy.LET_BE, "They were all assessed on paper.")));
    trials.begin(swapped, "ruta", 0, 0);
    try (var chromium = Chromium.launch()) {
      Page page = signIn(chromium, "ruta");
      page.navigate(at("/proposals/" + swapped.number() + "/try-out"));
      assertThat(page.getByText(Pattern.compile("(One case|\\d+ cases) at Schedule interview"))).isVisible();
      assertThat(page.getByText(Pattern.compile("With the usual answers .+ would end as “Lost”: Time ran out\\."))).isVisible();
      assertThat(page.getByText("Will never do “Assess interview”, which comes before the place where they stand.")).isVisible();
      PageChecks.looksWell(page, "try-out-live");
    }
  }

  private void somebodyIsPreselected() {
    Map<String, Object> facts = new HashMap<>(Applicant.aFewPointsShort());
    facts.put("fieldOfStudy", "0613");
    String number = start.start(schemes.cohort("digital-explorers-2019").orElseThrow(), facts);
    management.createJobQuery().messages().list().stream().filter(job -> number.equals(runtime.createProcessInstanceQuery()
        .processInstanceId(job.getProcessInstanceId()).singleResult().getBusinessKey())).forEach(job -> management.executeJob(job.getId()));
  }

  private String aStepIsRenamed() {
    FlowBundle changed = Redrawn.diagram(flows.inForce("preselect").orElseThrow(),
        diagram -> diagram.replace("\"Review refusal\"", "\"Look again\""));
    return proposals.add(schemes.find("digital-explorers").orElseThrow(), "Look again", Origin.MODELER, "ruta", List.of(changed),
        Set.of("preselect.bpmn")).number();
  }

  private Page signIn(Chromium chromium, String user) {
    Page page = chromium.newPage();
    page.setDefaultTimeout(PATIENCE);
    return Chromium.signIn(page, at(""), user);
  }

  private String at(String path) {
    return "http://localhost:" + port + path;
  }
}
