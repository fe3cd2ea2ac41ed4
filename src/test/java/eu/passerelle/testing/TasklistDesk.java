package eu.passerelle.testing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What people do in Tasklist, by the words they see there. */
public final class TasklistDesk {

  private TasklistDesk() {}

  /** Somebody of the demo signs in and opens the tasks. */
  public static Page signIn(Chromium chromium, int port, String userId) {
    var page = chromium.newPage();
    page.setDefaultTimeout(30_000);
    Chromium.signIn(page, "http://localhost:" + port, userId);
    page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Tasks").setExact(true)).click();
    return page;
  }

  /** Opens the task of this number and claims it. */
  public static void take(Page page, String number, String task) {
    page.getByText("Unassigned").first().click();
    var card = page.locator(".tasks-list li.task").filter(new Locator.FilterOptions().setHasText(task)).first();
    assertThat(card).containsText(number);
    card.getByText(task).first().click();
    page.getByText("Claim", new Page.GetByTextOptions().setExact(true)).first().click();
    page.locator(".fjs-form").waitFor();
    page.getByText("Reset Assignee").or(page.locator(".assignee .glyphicon-remove, .glyphicon-remove")).first().waitFor();
  }

  public static void fill(Page page, String label, String value) {
    var field = page.getByLabel(label).first();
    field.fill(value);
    field.press("Tab");
  }

  /** Takes this answer of a choice. */
  public static void choose(Page page, String answer) {
    page.locator(".fjs-form").getByText(answer).click();
  }

  /** Takes the option that begins so out of a list. */
  public static void pick(Page page, String label, String begin) {
    var field = page.locator(".fjs-form-field-select").filter(new Locator.FilterOptions().setHasText(label));
    field.locator(".fjs-input-group").click();
    field.locator(".fjs-dropdownlist-item").filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + begin))).first().click();
  }

  public static void complete(Page page) {
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Complete")).click();
  }

  /** Completes the task and sees that it was taken. */
  public static void finish(Page page) {
    page.waitForResponse(response -> response.url().endsWith("/submit-form") && response.ok(), () -> complete(page));
    page.locator(".fjs-form").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
  }

  /** Keeps a picture. */
  public static void shoot(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
  }

  public static void signOut(Page page) {
    page.locator(".account .dropdown-toggle").click();
    page.locator(".account .logout a").click();
    page.waitForURL("**/sign-in?bye");
  }
}
