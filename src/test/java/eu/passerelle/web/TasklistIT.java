package eu.passerelle.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static eu.passerelle.testing.TasklistDesk.choose;
import static eu.passerelle.testing.TasklistDesk.complete;
import static eu.passerelle.testing.TasklistDesk.fill;
import static eu.passerelle.testing.TasklistDesk.finish;
import static eu.passerelle.testing.TasklistDesk.pick;
import static eu.passerelle.testing.TasklistDesk.shoot;
import static eu.passerelle.testing.TasklistDesk.signOut;
import static eu.passerelle.testing.TasklistDesk.take;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitForSelectorState;
import eu.passerelle.casework.CaseStart;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.testing.Applicant;
import eu.passerelle.testing.Chromium;
import eu.passerelle.testing.TasklistDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

/** Staff of three organisations work one case through Tasklist, in a real browser. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "spring.datasource.url=jdbc:h2:mem:tasklist")
@ActiveProfiles("demo")
class TasklistIT {

  private static final double PATIENCE = 30_000;

  @LocalServerPort private int port;
  @Autowired private CaseStart start;
  @Autowired private Schemes schemes;

  @Test
  void staffOfThreeOrganisationsWorkOneCase() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    try (var chromium = Chromium.launch()) {
      try {
        workOneCase(chromium);
      } catch (RuntimeException | AssertionError e) {
        chromium.shootAll("tasklist-failed");
        throw e;
      }
    }
  }

  @Test
  void noScriptRunsButThoseOfTheServer() {
    try (var chromium = Chromium.launch()) {
      var admin = chromium.newPage();
      Chromium.signIn(admin, "http://localhost:" + port, "admin");
      var refused = new ArrayList<String>();
      admin.onConsoleMessage(message -> refused.add(message.text() + " " + message.location()));
      for (var app : List.of("tasklist", "cockpit", "admin", "welcome")) {
        refused.clear();
        admin.navigate("http://localhost:" + port + "/camunda/app/" + app + "/default/");
        assertThat(admin.locator(".passerelle-link a")).isVisible();
        assertThat(admin.locator(".app-splash")).hasCount(0);
        admin.waitForLoadState(LoadState.NETWORKIDLE);
        Assertions.assertThat(refused).as(app).noneMatch(text -> text.contains("Content Security Policy"))
            .noneMatch(text -> text.contains("status of 4") || text.contains("status of 5"));
        for (var attack : List.of("document.body.setAttribute('onclick', 'window.attacked = true'); document.body.click()",
            "setTimeout('window.attacked = true')",
            "document.body.insertAdjacentHTML('beforeend', '<img src=data:image/png,x onerror=\"window.attacked = true\">')",
            "var script = document.createElement('div'); script.innerHTML = '<a href=\"javascript:window.attacked = true\">x</a>';"
                + " document.body.append(script); script.firstChild.click()")) {
          admin.evaluate("() => { " + attack + " }");
          admin.waitForCondition(() -> refused.stream().anyMatch(text -> text.contains("Content Security Policy")));
          Assertions.assertThat(admin.evaluate("() => window.attacked === undefined")).as("%s: %s", app, attack).isEqualTo(true);
          refused.clear();
        }
      }
    }
  }

  @Test
  void whoChangesThePasswordIsToldWhatItMustBeAndSignsInAnew() {
    try (var chromium = Chromium.launch()) {
      var vita = TasklistDesk.signIn(chromium, port, "vita");
      var missing = new ArrayList<String>();
      vita.onResponse(response -> {
        if (response.status() == 404) {
          missing.add(response.url());
        }
      });
      vita.locator(".account .dropdown-toggle").click();
      vita.locator(".account .profile a").click();
      vita.getByText("Change password").first().click();
      vita.locator("input[name=current]").fill("Bridge-2-Vilnius!");
      vita.locator("input[name=inputPassword]").fill("Password2026!");
      assertThat(vita.getByText("not a common password")).isVisible();
      vita.locator("input[name=inputPassword]").fill("Swims-5-Channels!");
      vita.locator("input[name=confirmation]").fill("Swims-5-Channels!");
      vita.locator("button[type=submit]:visible").click();
      assertThat(vita.getByText("Password changed")).isVisible();
      Assertions.assertThat(missing).as("calls of the profile page that are not offered").isEmpty();

      vita.locator(".passerelle-link a").click();
      assertThat(vita).hasURL(Pattern.compile(".*/sign-in.*"));
    }
  }

  private void workOneCase(Chromium chromium) {
    var number = start.start(schemes.cohort("digital-explorers-2019").orElseThrow(), Applicant.aFewPointsShort());

    var bisi = TasklistDesk.signIn(chromium, port, "bisi");
    var missing = new ArrayList<String>();
    bisi.onResponse(response -> {
      if (response.status() == 404) {
        missing.add(response.url());
      }
    });
    assertThat(bisi.locator(".ce-eol-banner")).isHidden();
    assertThat(bisi.getByTitle("Passerelle Tasks")).isVisible();
    take(bisi, number, "Review refusal");
    choose(bisi, "Preselect this person after all");
    fill(bisi, "Why this person is preselected after all", "Strong work samples.");
    tamperOnce(bisi, "refusalOverridden", "perhaps");
    complete(bisi);
    assertThat(bisi.locator(".page-notifications")).containsText("‘Your decision’: must be one of the options offered");
    assertThat(bisi.locator(".fjs-form")).isVisible();
    shoot(bisi, "tasklist-refusal");
    finish(bisi);
    assertThat(bisi.locator(".page-notifications .alert-danger")).hasCount(0);

    take(bisi, number, "Schedule interview");
    shoot(bisi, "tasklist-form");
    fill(bisi, "Day of the interview", "01/12/2026");
    fill(bisi, "Place or link", "Online");
    fill(bisi, "Interviewers", "Bisi Adeyemi");
    finish(bisi);

    take(bisi, number, "Assess interview");
    choose(bisi, "Yes, the candidate was interviewed");
    for (var score : new String[] {"Skill", "Experience", "Potential", "Adapting to a new country"}) {
      pick(bisi, score, "4 ");
    }
    choose(bisi, "Goes on to the coding workshop");
    finish(bisi);
    bisi.getByText("Unassigned").first().click();
    assertThat(bisi.locator(".tasks-list")).not().containsText(number);
    Assertions.assertThat(missing).as("calls of Tasklist that are not offered").isEmpty();
    signOut(bisi);
    bisi.navigate("http://localhost:" + port + "/camunda/app/tasklist/default/");
    assertThat(bisi).hasURL(Pattern.compile(".*/sign-in.*"));

    var tomas = TasklistDesk.signIn(chromium, port, "tomas");
    take(tomas, number, "Invite to workshop");
    fill(tomas, "First day of the workshop", "07/12/2026");
    fill(tomas, "Place or link", "Vilnius");
    fill(tomas, "Mentor", "Tomas Butkus");
    finish(tomas);
    take(tomas, number, "Assess workshop");
    choose(tomas, "Yes, the candidate was tested");
    fill(tomas, "Test score", "88");
    finish(tomas);
    signOut(tomas);

    var ona = TasklistDesk.signIn(chromium, port, "ona");
    take(ona, number, "Invite to boot camp");
    comment(ona, "The visa centre asks for two weeks.");
    shoot(ona, "tasklist-comment");
    assertThat(ona.getByLabel("Case number")).hasValue(number);
    ona.getByText("Diagram", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(ona.locator(".djs-container svg").first()).isVisible();
    shoot(ona, "tasklist-diagram");
    ona.locator(".passerelle-link a").click();
    ona.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(number)).click();
    assertThat(ona.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("Case " + number))).isVisible();
    assertThat(ona.getByRole(AriaRole.REGION, new GetByRoleOptions().setName("Comments")))
        .containsText("The visa centre asks for two weeks.");
    assertThat(ona.locator(".timeline").last()).containsText("Assess workshop");
  }

  private static void comment(Page page, String text) {
    page.getByText("Add Comment", new Page.GetByTextOptions().setExact(true)).first().click();
    page.locator(".modal-content textarea").fill(text);
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Save")).click();
    page.locator(".modal-content").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    page.getByText("History", new Page.GetByTextOptions().setExact(true)).first().click();
    assertThat(page.getByText(text).first()).isVisible();
    page.getByText("Form", new Page.GetByTextOptions().setExact(true)).first().click();
  }

  /** What only somebody could send who goes round the form. */
  private static void tamperOnce(Page page, String field, String value) {
    page.route("**/submit-form", (Route route) -> {
      var body = JsonParser.parseString(route.request().postData()).getAsJsonObject();
      var wrong = new JsonObject();
      wrong.addProperty("value", value);
      body.getAsJsonObject("variables").add(field, wrong);
      route.resume(new Route.ResumeOptions().setPostData(body.toString()));
    }, new Page.RouteOptions().setTimes(1));
  }
}
