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

/** What people may do with a case beside the tasks, through the page. */
@WebTest
class CaseActionPageTest {

  private static final Pattern ACTION = Pattern.compile("href=\"(/cases/[^\"]+/actions/[^\"]+)\">[^<]*withdraw");
  private static final String STEP = "Review refusal";

  @Autowired private House house;
  @LocalServerPort private int port;
  private String number;
  private String page;

  @BeforeEach
  void begin() {
    number = house.caseUnderReview();
    page = "/cases/" + number;
  }

  @Test
  void aCoordinatorIsAskedFirstAndThenItHappens() {
    var ruta = House.visitor(port, "ruta");
    var withdrawal = action(ruta);

    assertThat(ruta.get(withdrawal).body()).contains("This is about " + number, "Yes, do it");
    assertThat(ruta.get(page).body()).contains(STEP);

    var answer = ruta.post(withdrawal, Map.of("_csrf", ruta.tokenOn(withdrawal)));

    assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith(page);
    assertThat(ruta.get(page).body()).contains("Done. See below what comes next.", "Record withdrawal");
  }

  @Test
  void whoIsTooLateReadsASentence() {
    var ruta = House.visitor(port, "ruta");
    var withdrawal = action(ruta);
    ruta.post(withdrawal, Map.of("_csrf", ruta.tokenOn(withdrawal)));
    assertThat(ruta.get(page).body()).contains("Done.");

    ruta.post(withdrawal, Map.of("_csrf", ruta.tokenOn("/cases")));

    assertThat(ruta.get(page).body()).contains(number + " no longer waits for this. Look at it again.");
  }

  @Test
  void withoutTheTokenOfThePageNothingHappens() {
    var ruta = House.visitor(port, "ruta");

    assertThat(ruta.post(action(ruta), Map.of()).statusCode()).isEqualTo(403);
    assertThat(ruta.post(action(ruta), Map.of("_csrf", "forged")).statusCode()).isEqualTo(403);

    assertThat(ruta.get(page).body()).contains(STEP).doesNotContain("Record withdrawal");
  }

  @Test
  void whoeverHasNoSuchActionCannotReachItByItsAddress() {
    var withdrawal = action(House.visitor(port, "ruta"));
    var bisi = House.visitor(port, "bisi");
    var dovile = House.visitor(port, "dovile");

    assertThat(bisi.get(page).body()).contains(STEP).doesNotContain("/actions/");
    assertThat(bisi.get(withdrawal).statusCode()).isEqualTo(404);
    assertThat(bisi.post(withdrawal, Map.of("_csrf", bisi.tokenOn("/cases"))).statusCode()).isEqualTo(404);
    assertThat(dovile.get(withdrawal).statusCode()).isEqualTo(404);
    assertThat(dovile.post(withdrawal, Map.of("_csrf", dovile.tokenOn("/cases"))).statusCode()).isEqualTo(404);

    assertThat(House.visitor(port, "ruta").get(page).body()).contains(STEP).doesNotContain("Record withdrawal");
  }

  private String action(Visitor visitor) {
    var link = ACTION.matcher(visitor.get(page).body());
    assertThat(link.find()).as("an action on the page").isTrue();
    return link.group(1);
  }
}
