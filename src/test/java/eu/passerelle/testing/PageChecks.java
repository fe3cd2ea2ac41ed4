package eu.passerelle.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;

/**
 * What every page of ours has to be, in a real browser: on it {@code looks.js} finds nothing wrong, wide and narrow, light and dark; its
 * links lead somewhere; and it can be used without a mouse.
 */
public final class PageChecks {

  private static final String SCRIPT = read();
  private static final List<Look> LOOKS = List.of(
      new Look("narrow-dark", 400, ColorScheme.DARK), new Look("narrow-light", 400, ColorScheme.LIGHT),
      new Look("wide-dark", 1400, ColorScheme.DARK), new Look("wide-light", 1400, ColorScheme.LIGHT));

  private PageChecks() {}

  /** The page that is open can be read in every look; a picture of each is kept under this name. It ends wide and light, as it was opened. */
  public static void looksWell(Page page, String name) {
    for (var look : LOOKS) {
      page.setViewportSize(look.width, 900);
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(look.colours));
      page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
          .setPath(Path.of("target", "screenshots", look.name + "-" + name + ".png")));
      assertThat((List<?>) page.evaluate(SCRIPT)).as(look.name + " " + name).isEmpty();
    }
  }

  /**
   * No link of the page is dead; those of the Camunda web applications are looked at elsewhere.
   *
   * @param root address of the application
   * @param checked links that have been followed already
   */
  public static void leadsSomewhere(Page page, String root, Set<String> checked) {
    var links = (List<?>) page.evaluate(
        "[...document.querySelectorAll('a[href^=\"/\"]')].map(link => link.getAttribute('href').split('#')[0])");
    links.stream().map(String::valueOf).filter(link -> !link.startsWith("/camunda/")).filter(checked::add)
        .forEach(link -> assertThat(page.request().get(root + link).status()).as(link).isEqualTo(200));
  }

  /** On the page at this address, Tab leads over the skip link through everything in the main part, in order, and shows where it is. */
  public static void canBeUsedWithoutAMouse(Page page, String path) {
    page.navigate(path);
    PlaywrightAssertions.assertThat(page.locator(".diagram:not([data-ready=true])")).hasCount(0);
    page.keyboard().press("Tab");
    assertThat((boolean) page.evaluate("document.activeElement.matches('.skip')")).as("skip link of %s", path).isTrue();
    page.keyboard().press("Enter");
    assertThat((boolean) page.evaluate("document.activeElement.matches('main')")).as("main part of %s", path).isTrue();
    assertThat(inTurn(page)).as(path).isEqualTo(page.evaluate("""
        (() => {
          const all = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
            .filter(one => one.closest('main')).filter(one => one.checkVisibility() && !one.closest('.diagram'));
          const groups = new Set();
          return all.filter(one => one.type !== 'radio' || !groups.has(one.name) && groups.add(one.name)).length;
        })()"""));
  }

  /** Presses Tab through the main part of the page, each time finding something else, further down, that shows that it has the focus. */
  private static int inTurn(Page page) {
    int stops = 0;
    page.evaluate("window.before = null");
    while (true) {
      page.keyboard().press("Tab");
      var found = (String) page.evaluate("""
          () => {
            const one = document.activeElement;
            if (!one || one === document.body || !document.querySelector('main').contains(one)) return 'over';
            if (one.closest('.diagram') && !one.matches('.diagram')) return 'drawing';
            const further = !window.before || window.before.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING;
            if (!further) return 'not further down: ' + one.outerHTML;
            window.before = one;
            const style = getComputedStyle(one);
            return style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2 ? 'not seen: ' + one.outerHTML : 'seen';
          }""");
      if (found.equals("over")) {
        return stops;
      }
      if (!found.equals("drawing")) {
        assertThat(found).isEqualTo("seen");
        if (!(boolean) page.evaluate("document.activeElement.matches('.diagram')")) {
          stops++;
        }
      }
    }
  }

  private static String read() {
    try {
      return new ClassPathResource("looks.js").getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How wide a window is, and whether its owner likes it dark; the last one is wide and light. */
  private record Look(String name, int width, ColorScheme colours) {}
}
