package eu.passerelle.redesign;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import eu.passerelle.engine.FlowBundle;
import eu.passerelle.engine.FlowBundles;
import eu.passerelle.engine.ModelFile;
import eu.passerelle.redesign.Proposal.Origin;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.testing.Chromium;
import eu.passerelle.testing.WebTest;
import eu.passerelle.tryout.TryOut;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;

/** A coordinator tries a change in a real browser: begins it, sees it go on, and reads what it has shown. */
@WebTest
class TryOutPageIT {

  private static final double PATIENCE = 240_000;

  @LocalServerPort
  private int port;
  @Autowired
  private Proposals proposals;
  @Autowired
  private ProposalTrials trials;
  @Autowired
  private FlowBundles flows;
  @Autowired
  private Schemes schemes;

  @Test
  void aChangeIsTriedAndThePageShowsWhereMadeUpCasesWent() throws IOException {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    try (var chromium = Chromium.launch()) {
      String number = aStepIsRenamed();
      Page page = signIn(chromium, "ruta");
      page.navigate(at("/proposals/" + number));
      page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Try-out")).click();
      assertThat(page.getByText("It has not been tried yet.")).isVisible();
      looksWell(page, "try-out-none");

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
      looksWell(page, "try-out");

      Page colleague = signIn(chromium, "nolwenn");
      assertThat(colleague.navigate(at("/proposals/" + number + "/try-out")).status()).isEqualTo(404);
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
      assertThat(trials.latest(number)).get().extracting(TryOut::state).isEqualTo(TryOut.State.STOPPED);
    }
  }

  private String aStepIsRenamed() {
    FlowBundle inForce = flows.inForce("preselect").orElseThrow();
    List<ModelFile> files = inForce.files().stream().map(file -> !file.name().equals("preselect.bpmn") ? file
        : new ModelFile(null, file.name(), new String(file.content(), StandardCharsets.UTF_8).replace("\"Review refusal\"", "\"Look again\"")
            .getBytes(StandardCharsets.UTF_8))).toList();
    return proposals.add(schemes.find("digital-explorers").orElseThrow(), "Look again", Origin.MODELER, "ruta",
        List.of(new FlowBundle("preselect", inForce.deploymentId(), files)), Set.of("preselect.bpmn")).number();
  }

  private static void looksWell(Page page, String name) throws IOException {
    String script = new ClassPathResource("looks.js").getContentAsString(StandardCharsets.UTF_8);
    for (ColorScheme colours : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
      for (int width : List.of(400, 1400)) {
        page.setViewportSize(width, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
        String shot = name + "-" + width + "-" + colours.name().toLowerCase();
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "screenshots", shot + ".png")));
        assertThat((List<?>) page.evaluate(script)).as(shot).isEmpty();
      }
    }
  }

  private Page signIn(Chromium chromium, String user) {
    Page page = chromium.newPage();
    page.setDefaultTimeout(PATIENCE);
    page.navigate(at("/sign-in"));
    page.getByLabel("User name").fill(user);
    page.getByLabel("Password").fill("Bridge-2-Vilnius!");
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Sign in")).click();
    page.waitForURL(url -> !url.contains("/sign-in"));
    return page;
  }

  private String at(String path) {
    return "http://localhost:" + port + path;
  }
}
