package eu.passerelle.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import eu.passerelle.testing.Chromium;
import eu.passerelle.testing.WebTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;

/** A coordinator walks through our own pages in a real browser, wide and narrow, light and dark; nothing sticks out sideways. */
@WebTest
@Import(House.class)
class PagesIT {

  private static final double PATIENCE = 30_000;

  @Autowired private House house;
  @LocalServerPort private int port;

  @Test
  void aCoordinatorWalksThroughThePages() throws IOException {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    try (var chromium = Chromium.launch()) {
      var number = house.caseUnderReview();
      var opportunity = house.interest("dovile", "baltic-byte");
      walk(signIn(chromium, 1400, false), "wide-light", number, opportunity);
      walk(signIn(chromium, 1400, true), "wide-dark", number, opportunity);
      walk(signIn(chromium, 400, false), "narrow-light", number, opportunity);
      walk(signIn(chromium, 400, true), "narrow-dark", number, opportunity);
    }
  }

  @Test
  void aFileOfApplicationsIsWorkedOnWhileOneLooks() throws IOException {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    try (var chromium = Chromium.launch()) {
      var page = signIn(chromium, 1400, false);
      page.navigate(at("/applications/digital-explorers-2019"));
      page.locator("input[type=file]").setInputFiles(new FilePayload("call.csv", "text/csv", firstApplications(12)));
      shoot(page, "applications");
      page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Send file")).click();
      assertThat(page.getByText("Done", new Page.GetByTextOptions().setExact(true)).first()).isVisible();
      shoot(page, "applications-done");
    }
  }

  private void walk(Page page, String look, String number, String opportunity) {
    visit(page, "/cases", look + "-cases");
    assertThat(page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(number))).isVisible();
    visit(page, "/cases/" + number, look + "-case");
    isDrawn(page);
    page.locator(".actions a").first().click();
    shoot(page, look + "-case-action");
    visit(page, "/cases/" + number + "/parties", look + "-case-parties");
    visit(page, "/cases/" + number + "/parties/employer", look + "-case-party");
    page.getByLabel("Organisation").selectOption("baltic-byte");
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Go on")).click();
    shoot(page, look + "-case-party-confirm");
    visit(page, "/opportunities", look + "-opportunities");
    visit(page, "/opportunities/" + opportunity, look + "-opportunity");
    isDrawn(page);
    visit(page, "/applications", look + "-applications");
    visit(page, "/roles/digital-explorers", look + "-roles");
    visit(page, "/roles/digital-explorers/employer", look + "-roles-many");
    visit(page, "/roles/digital-explorers/recruiter", look + "-roles-one");
    visit(page, "/people", look + "-people");
    visit(page, "/people/baltic-byte/add", look + "-people-add");
    visit(page, "/people/baltic-byte/dovile/remove", look + "-people-remove");
    visit(page, "/cases/none", look + "-not-found");
  }

  private static void isDrawn(Page page) {
    assertThat(page.locator(".diagram[data-ready=true] svg").first()).isVisible();
    assertThat(page.locator(".diagram .here").first()).isVisible();
  }

  private void visit(Page page, String path, String name) {
    page.navigate(at(path));
    if (page.locator(".diagram").count() > 0) {
      isDrawn(page);
    }
    shoot(page, name);
    var wide = (int) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    Assertions.assertTrue(wide <= 0, name + " sticks out by " + wide + " pixels");
  }

  private Page signIn(Chromium chromium, int width, boolean dark) {
    var page = chromium.newSession(width, 900, dark).newPage();
    page.setDefaultTimeout(PATIENCE);
    page.navigate(at("/sign-in"));
    page.getByLabel("User name").fill("ruta");
    page.getByLabel("Password").fill(House.PASSWORD);
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Sign in")).click();
    page.waitForURL(url -> !url.contains("/sign-in"));
    return page;
  }

  private String at(String path) {
    return "http://localhost:" + port + path;
  }

  private static void shoot(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "screenshots", name + ".png")));
  }

  private static byte[] firstApplications(int rows) throws IOException {
    List<String> lines = new ClassPathResource("demo/applications-digital-explorers.csv").getContentAsString(StandardCharsets.UTF_8).lines()
        .limit(rows + 1L).toList();
    return lines.stream().collect(Collectors.joining("\n")).getBytes(StandardCharsets.UTF_8);
  }
}
