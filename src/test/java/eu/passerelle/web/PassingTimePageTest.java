package eu.passerelle.web;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.WebTest;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** In the demonstration a coordinator lets the next waiting time of a case pass, and nobody else does. */
@WebTest
class PassingTimePageTest {

  private static final Pattern WAIT = Pattern.compile("href=\"(/cases/[^\"]+/time/[^\"]+)\"");
  private static final String PANEL = "In this demonstration you may let time pass";

  @Autowired private House house;
  @LocalServerPort private int port;
  private String page;

  @BeforeEach
  void begin() {
    page = "/cases/" + house.caseUnderReview();
  }

  @Test
  void aCoordinatorSeesWhatIsAwaitedIsAskedFirstAndTheTimelineTellsIt() {
    var ruta = House.visitor(port, "ruta");
    assertThat(ruta.get(page).body()).contains(PANEL, "Review time over (limit of &quot;Review refusal&quot;)");
    var wait = wait(ruta);

    assertThat(ruta.get(wait).body()).contains("Review time over", "Yes, let it pass");
    assertThat(ruta.get(page).body()).doesNotContain("Waiting time ended early");
    ruta.post(wait, Map.of("_csrf", ruta.tokenOn(wait)));

    assertThat(ruta.get(page).body()).contains("The time has passed.", "Waiting time ended early by Rūta Kalnaitė")
        .containsPattern("(?s)no longer needed.*Review time over");
    assertThat(ruta.get(wait).statusCode()).as("it is over").isEqualTo(404);
  }

  @Test
  void whoeverDoesNotCoordinateTheSchemeCannotLetTimePass() {
    var wait = wait(House.visitor(port, "ruta"));
    var bisi = House.visitor(port, "bisi");

    assertThat(bisi.get(page).body()).contains("Review refusal").doesNotContain(PANEL);
    assertThat(bisi.get(wait).statusCode()).isEqualTo(404);
    assertThat(bisi.post(wait, Map.of("_csrf", bisi.tokenOn("/cases"))).statusCode()).isEqualTo(404);

    assertThat(bisi.get(page).body()).contains("Review refusal").doesNotContain("Review time over");
  }

  @Test
  void whatIsNotTheNextWaitCannotBeLetPass() {
    var ruta = House.visitor(port, "ruta");

    ruta.post(page + "/time/another", Map.of("_csrf", ruta.tokenOn(wait(ruta))));

    assertThat(ruta.get(page).body()).contains("does not wait for this next").contains("Review refusal");
  }

  private String wait(Visitor visitor) {
    var link = WAIT.matcher(visitor.get(page).body());
    assertThat(link.find()).as("a wait on the page").isTrue();
    return link.group(1);
  }
}
