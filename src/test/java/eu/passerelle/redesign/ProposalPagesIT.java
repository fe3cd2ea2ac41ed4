package eu.passerelle.redesign;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import eu.passerelle.casework.CaseStart;
import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.redesign.proposal.Proposal.Origin;
import eu.passerelle.redesign.proposal.Proposals;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.testing.Applicant;
import eu.passerelle.testing.Chromium;
import eu.passerelle.testing.Redrawn;
import eu.passerelle.testing.WebTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A coordinator looks at a proposal in a real browser: both diagrams, their marks, and where the cases of a removed step go. */
@WebTest
class ProposalPagesIT {

  private static final double PATIENCE = 30_000;
  private static final String REVIEW = "userTask_reviewRefusal";

  @LocalServerPort private int port;
  @Autowired private Proposals proposals;
  @Autowired private FlowBundles flows;
  @Autowired private Schemes schemes;
  @Autowired private CaseStart start;

  @Test
  void theDiagramsStandSideBySideWithTheirMarks() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    try (var chromium = Chromium.launch()) {
      String number = aStepIsDrawnAnew();
      for (boolean dark : List.of(false, true)) {
        for (int width : List.of(1400, 400)) {
          Page page = signIn(chromium, width, dark);
          page.navigate(at("/proposals/" + number));
          assertThat(page.locator(".diagram[data-ready=true]")).hasCount(2);
          assertThat(in(page, "before").locator("[data-element-id=" + REVIEW + "]")).hasClass(Pattern.compile("\\bremoved\\b"));
          assertThat(in(page, "now").locator("[data-element-id=userTask_lookAgain]")).hasClass(Pattern.compile("\\badded\\b"));
          assertThat(in(page, "now").locator("[data-element-id=event_reviewOverdue]")).hasClass(Pattern.compile("\\bchanged\\b"));
          assertThat(in(page, "before").locator(".mark.removed")).hasCount(1);
          assertThat(in(page, "before").locator("[data-element-id=businessRuleTask_scoreApplication]"))
              .hasClass(Pattern.compile("\\bmoved\\b"));
          shoot(page, "proposal-" + width + (dark ? "-dark" : "-light"));
          page.navigate(at("/proposals/" + number + "/cases?flow=preselect"));
          shoot(page, "proposal-cases-" + width + (dark ? "-dark" : "-light"));
          page.navigate(at("/proposals"));
          shoot(page, "proposals-" + width + (dark ? "-dark" : "-light"));
        }
      }
    }
  }

  @Test
  void theWayOutOfARemovedStepIsChosenOnTheDiagram() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    try (var chromium = Chromium.launch()) {
      String number = aStepIsDrawnAnew();
      Page page = signIn(chromium, 1400, false);
      page.navigate(at("/proposals/" + number));
      assertThat(page.locator(".diagram[data-ready=true]")).hasCount(2);

      in(page, "before").locator("[data-element-id=" + REVIEW + "] .djs-hit").click();
      assertThat(page.locator(".changes .current")).not().hasCount(0);
      in(page, "now").locator("[data-element-id=userTask_lookAgain] .djs-hit").click();
      assertThat(page.getByLabel("They go to")).hasValue("userTask_lookAgain");
      page.locator(".mapping").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save")).click();

      assertThat(page.getByText("Saved. The report is drawn again.")).isVisible();
      assertThat(page.locator(".standings .tag.bad")).hasCount(0);
      assertThat(page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(Pattern.compile("^0\\s+need a decision$")))).isVisible();
    }
  }

  @Test
  void everyElementCarriesTheMarkOfWhatBecameOfItOnBothDrawings() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    try (var chromium = Chromium.launch()) {
      Page page = signIn(chromium, 1400, false);
      page.navigate(at("/proposals/" + aStepIsDrawnAnew()));
      assertThat(page.locator(".diagram[data-ready=true]")).hasCount(2);

      List<String> changed = List.of("event_reviewOverdue", "flow_refusalReviewed", "flow_reviewRefusal_refusalOverridden");
      List<String> moved = List.of("businessRuleTask_scoreApplication", "endEvent_applicationPreselected", "flow_refusalClear");
      assertThat(marked(page, "before", "removed")).containsExactly(REVIEW);
      assertThat(marked(page, "before", "added")).isEmpty();
      assertThat(marked(page, "now", "added")).containsExactly("userTask_lookAgain");
      assertThat(marked(page, "now", "removed")).isEmpty();
      for (String version : List.of("before", "now")) {
        assertThat(marked(page, version, "changed")).as(version).containsExactlyElementsOf(changed);
        assertThat(marked(page, version, "moved")).as(version).containsExactlyElementsOf(moved);
        assertThat(in(page, version).locator(".mark.moved").allTextContents()).containsExactly("⇄", "⇄");
        assertThat(in(page, version).locator(".mark.changed").allTextContents()).containsExactly("✎");
      }
      assertThat(in(page, "before").locator(".mark.removed")).hasText("−");
      assertThat(in(page, "now").locator(".mark.added")).hasText("+");
    }
  }

  @Test
  void bothDrawingsAreShownWhereNoSentenceSpeaksOfAStep() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    try (var chromium = Chromium.launch()) {
      FlowBundle changed = Redrawn.diagram(flows.inForce("preselect").orElseThrow(),
          diagram -> diagram.replace("x=\"1302\" y=\"132\"", "x=\"1302\" y=\"142\""));
      Page page = signIn(chromium, 1400, false);
      page.navigate(at("/proposals/" + propose(changed)));

      assertThat(page.locator(".diagram[data-ready=true]")).hasCount(2);
      assertThat(page.getByText("Only the drawing changes: everything runs as before.")).isVisible();
      assertThat(marked(page, "now", "moved")).containsExactly("endEvent_applicationPreselected");
    }
  }

  private static List<String> marked(Page page, String version, String kind) {
    return in(page, version).locator(".djs-element." + kind).all().stream().map(element -> element.getAttribute("data-element-id")).sorted()
        .toList();
  }

  /** One step gets another id and its time limit, and on the way a step becomes wider, an end and a path stand elsewhere. */
  private String aStepIsDrawnAnew() {
    start.start(schemes.cohort("digital-explorers-2019").orElseThrow(), Applicant.aFewPointsShort());
    FlowBundle changed = Redrawn.diagram(flows.inForce("preselect").orElseThrow(),
        diagram -> diagram.replace(REVIEW, "userTask_lookAgain").replace("'T_PRESELECTION_REVIEW'", "'T_TRAVEL'")
            .replace("x=\"510\" y=\"110\" width=\"100\"", "x=\"510\" y=\"110\" width=\"110\"")
            .replace("x=\"1302\" y=\"132\"", "x=\"1302\" y=\"142\"")
            .replace("x=\"840\" y=\"505\"", "x=\"840\" y=\"495\""));
    return propose(changed);
  }

  private String propose(FlowBundle changed) {
    return proposals.add(schemes.find("digital-explorers").orElseThrow(), "Look again", Origin.MODELER, "ruta", List.of(changed),
        Set.of("preselect.bpmn")).number();
  }

  private static Locator in(Page page, String version) {
    return page.locator(".diagram[data-version=" + version + "]");
  }

  private Page signIn(Chromium chromium, int width, boolean dark) {
    Page page = chromium.newSession(width, 900, dark).newPage();
    page.setDefaultTimeout(PATIENCE);
    return Chromium.signIn(page, at(""), "ruta");
  }

  private String at(String path) {
    return "http://localhost:" + port + path;
  }

  private static void shoot(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "screenshots", name + ".png")));
    int wide = (int) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    Assertions.assertTrue(wide <= 0, name + " sticks out by " + wide + " pixels");
  }
}
