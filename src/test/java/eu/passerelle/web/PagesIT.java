package eu.passerelle.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static eu.passerelle.testing.PageChecks.looksWell;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import eu.passerelle.testing.Chromium;
import eu.passerelle.testing.PageChecks;
import eu.passerelle.testing.WebTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;

/**
 * People walk through our own pages in a real browser, wide and narrow, light and dark. On every page {@code looks.js} finds nothing wrong:
 * nothing sticks out, no word is missing, fields and headings are as they should be, and everything can be read.
 */
@WebTest
class PagesIT {

  private static final double PATIENCE = 30_000;

  @Autowired private House house;
  @LocalServerPort private int port;
  private Chromium chromium;

  @BeforeEach
  void launch() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    chromium = Chromium.launch();
  }

  @AfterEach
  void close() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  void aCoordinatorWalksThroughThePages() {
    var number = house.caseWithCostsAndComments();
    var opportunity = house.interest("dovile", "baltic-byte");
    Set<String> checked = new TreeSet<>();
    var page = signIn("ruta");
    visit(page, "/cases", "cases");
    assertThat(page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(number))).isVisible();
    visit(page, "/cases/" + number, "case");
    isDrawn(page);
    leadsSomewhere(page, checked);
    page.locator(".actions a").first().click();
    looksWell(page, "case-action");
    visit(page, "/cases/" + number + "/parties", "case-parties");
    visit(page, "/cases/" + number + "/parties/employer", "case-party");
    page.getByLabel("Organisation").selectOption("baltic-byte");
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Go on")).click();
    looksWell(page, "case-party-confirm");
    visit(page, "/opportunities", "opportunities");
    visit(page, "/opportunities/" + opportunity, "opportunity");
    isDrawn(page);
    visit(page, "/applications", "applications");
    visit(page, "/applications/digital-explorers-2019", "applications-cohort");
    visit(page, "/schemes", "schemes");
    visit(page, "/schemes/digital-explorers", "scheme");
    leadsSomewhere(page, checked);
    visit(page, "/schemes/digital-explorers/readiness", "readiness");
    visit(page, "/allocations?scheme=digital-explorers", "allocations-none");
    visit(page, "/roles/digital-explorers", "roles");
    leadsSomewhere(page, checked);
    visit(page, "/roles/digital-explorers/employer", "roles-many");
    visit(page, "/roles/digital-explorers/recruiter", "roles-one");
    visit(page, "/people", "people");
    visit(page, "/people/baltic-byte/add", "people-add");
    visit(page, "/people/baltic-byte/dovile/remove", "people-remove");
    visit(page, "/cases/none", "not-found");
  }

  @Test
  void aSchemeWithManyCorridorsThatWasChangedWhileItRan() {
    house.changeScheme("match-sn-lu-2021", "match-sn-lu");
    var page = signIn("yannick");
    visit(page, "/schemes/match", "scheme-many");
    assertThat(page.getByText("Senegal to Luxembourg was closed")).isVisible();
    visit(page, "/schemes/match/readiness", "readiness-many");
    visit(page, "/roles/match", "roles-by-corridor");
    visit(page, "/roles/match/mission", "roles-by-pack");
    visit(page, "/applications", "applications-many");
  }

  @Test
  void placesThatWereAllocated() {
    var number = house.allocation("ygca-2019", 120);
    var page = signIn("candela");
    visit(page, "/allocations?scheme=ygca", "allocations");
    page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(number)).click();
    looksWell(page, "allocation");
    visit(page, "/allocations/" + number + "?page=3", "allocation-end");
  }

  @Test
  void anAdministratorIsToldWhatANewSchemeLacks() {
    var page = signIn("admin");
    visit(page, "/schemes/new", "scheme-new");
    page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("A scheme with a rather long name, for seasonal work");
    page.getByLabel("Short name").fill("Not Allowed");
    page.getByLabel("Prefix of case numbers").fill("x");
    page.getByLabel("Lead organisation").selectOption("baltic-byte");
    page.getByLabel("Coordinators").fill("nobody");
    page.getByLabel("Corridors").fill("Somewhere else");
    page.getByLabel("First call opens on").fill("2030-02-01");
    page.getByLabel("First call closes on").fill("2030-01-01");
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Lay down the scheme")).click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("“Somewhere else” is no corridor");
    looksWell(page, "scheme-new-refused");
    visit(page, "/roles", "roles-schemes");
    visit(page, "/people", "people-all");
    visit(page, "/schemes/thamm/readiness", "readiness-administrator");
  }

  @Test
  void whoHasNoPartInItIsToldSo() {
    var page = signIn("simona");
    visit(page, "/cases", "cases-none");
    visit(page, "/opportunities", "opportunities-none");
    visit(page, "/schemes", "schemes-none");
    visit(page, "/applications", "applications-none");
    visit(page, "/people", "forbidden");
    assertThat(page.locator("h1")).hasText("Not open to you");
    visit(page, "/cases?page=x", "bad-request");
    assertThat(page.locator("h1")).hasText("That did not work");
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Sign out")).click();
    page.waitForURL(url -> url.contains("/sign-in"));
    looksWell(page, "signed-out");
    page.getByLabel("User name").fill("nobody");
    page.getByLabel("Password").fill("wrong");
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Sign in")).click();
    assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
    looksWell(page, "sign-in-refused");
  }

  @Test
  void thePagesCanBeUsedWithoutAMouse() {
    var number = house.caseUnderReview();
    var page = signIn("ruta");
    for (var path : List.of("/cases", "/cases/" + number, "/schemes/digital-explorers", "/roles/digital-explorers/employer",
        "/people/baltic-byte/add")) {
      PageChecks.canBeUsedWithoutAMouse(page, at(path));
    }
  }

  @Test
  void aFileOfApplicationsIsWorkedOnWhileOneLooks() throws IOException {
    var page = signIn("ruta");
    page.navigate(at("/applications/digital-explorers-2019"));
    page.locator("input[type=file]").setInputFiles(new FilePayload("call.csv", "text/csv", firstApplications(12)));
    looksWell(page, "applications-chosen");
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Look through the file")).click();
    assertThat(page.getByText("Looked through", new Page.GetByTextOptions().setExact(true)).first()).isVisible();
    page.reload();
    looksWell(page, "applications-looked-through");
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Take the good rows in")).click();
    assertThat(page.getByText("Done", new Page.GetByTextOptions().setExact(true)).first()).isVisible();
    page.reload();
    looksWell(page, "applications-done");
    visit(page, "/applications/digital-explorers-2019", "applications-sent");
  }

  private void leadsSomewhere(Page page, Set<String> checked) {
    PageChecks.leadsSomewhere(page, at(""), checked);
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
    looksWell(page, name);
  }

  private Page signIn(String userId) {
    var page = chromium.newPage();
    page.setDefaultTimeout(PATIENCE);
    return Chromium.signIn(page, at(""), userId);
  }

  private String at(String path) {
    return "http://localhost:" + port + path;
  }

  private static byte[] firstApplications(int rows) throws IOException {
    List<String> lines = new ClassPathResource("demo/applications-digital-explorers.csv").getContentAsString(StandardCharsets.UTF_8).lines()
        .limit(rows + 1L).toList();
    String sameContacts = lines.get(1).replace("DEX-00001", "DEX-90001").replace("Zainab", "Z.");
    String cutOff = lines.get(2).replace("DEX-00002", "DEX-90002").replaceFirst(",\\+234 [0-9]+,", ",2.34801E+12,");
    return Stream.concat(lines.stream(), Stream.of(sameContacts, cutOff)).collect(Collectors.joining("\n"))
        .getBytes(StandardCharsets.UTF_8);
  }
}
