package eu.passerelle.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A headless Chromium that the machine has installed; where there is none, the test is skipped and says so. */
public final class Chromium implements AutoCloseable {

  private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
  private static final List<String> QUIET = List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /** Starts the browser, or skips the calling test when none is found on the path (or in the variable CHROMIUM). */
  public static Chromium launch() {
    Optional<Path> executable = executable();
    if (executable.isEmpty()) {
      System.out.println("No Chromium found on this machine: browser tests are skipped. Install one (Debian: chromium) to run them.");
    }
    Assumptions.assumeTrue(executable.isPresent(), "No Chromium found on this machine; browser tests are skipped");
    var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    return new Chromium(playwright, playwright.chromium().launch(
        new BrowserType.LaunchOptions().setExecutablePath(executable.get()).setArgs(QUIET)));
  }

  /** A page of its own session, 1400 pixels wide. */
  public Page newPage() {
    return newSession(1400, 900, false).newPage();
  }

  /** A session of its own: cookies of one person. */
  public BrowserContext newSession(int width, int height, boolean dark) {
    return browser.newContext(new Browser.NewContextOptions().setViewportSize(width, height).setLocale("en-GB")
        .setColorScheme(dark ? com.microsoft.playwright.options.ColorScheme.DARK : com.microsoft.playwright.options.ColorScheme.LIGHT));
  }

  /**
   * Signs a person of the demonstration in.
   *
   * @param root address of the application
   * @return the page, where the sign-in leads to
   */
  public static Page signIn(Page page, String root, String userId) {
    page.navigate(root + "/sign-in");
    page.getByLabel("User name").fill(userId);
    page.getByLabel("Password").fill("Bridge-2-Vilnius!");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
    page.waitForURL(url -> !url.contains("/sign-in"));
    return page;
  }

  /** Keeps what every open page shows, for whoever has to find out why a test failed. */
  public void shootAll(String name) {
    var pages = browser.contexts().stream().flatMap(context -> context.pages().stream()).toList();
    for (var page : pages) {
      page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + "-" + pages.indexOf(page) + ".png")));
    }
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  private static Optional<Path> executable() {
    return Stream.concat(
        Optional.ofNullable(System.getenv("CHROMIUM")).stream().map(Path::of),
        NAMES.stream()
            .flatMap(name -> Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).map(dir -> Path.of(dir, name))))
        .filter(Files::isExecutable).findFirst();
  }
}
