package eu.passerelle.web;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.WebTest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages of opportunities, as the firm, another firm and a coordinator see them. */
@WebTest
class OpportunityPagesTest {

  private static final Pattern ACTION = Pattern.compile("href=\"(/opportunities/[^\"]+/actions/[^\"]+)\"");

  @Autowired private House house;
  @Autowired private JdbcClient jdbc;
  @LocalServerPort private int port;
  private String number;
  private String page;

  @BeforeEach
  void begin() {
    number = house.interest("dovile", "baltic-byte");
    page = "/opportunities/" + number;
  }

  @Test
  void aFirmSeesWhereItsOpportunityStands() {
    var dovile = House.visitor(port, "dovile");

    assertThat(dovile.get("/opportunities").body()).contains(number, "Baltic Byte", "Interest", "Not described yet")
        .doesNotContain("How firms fare");
    assertThat(dovile.get("/cases").body()).contains("href=\"/opportunities\"");
    assertThat(dovile.get(page).body()).contains("Record commitment", "Enterprise Lithuania as Lead authority", "due ")
        .doesNotContain("/tasklist/default/#/?task=");
    assertThat(drawing(dovile).statusCode()).isEqualTo(200);
    assertThat(drawing(dovile).body()).contains("callActivity_bringCommitment");
  }

  @Test
  void anotherFirmFindsNothing() {
    var simona = House.visitor(port, "simona");
    var withdrawal = action(House.visitor(port, "dovile"));

    assertThat(simona.get("/opportunities").body()).doesNotContain(number);
    assertThat(simona.get("/cases").body()).doesNotContain("href=\"/opportunities\"");
    assertThat(simona.get(page).statusCode()).isEqualTo(404);
    assertThat(simona.get(withdrawal).statusCode()).isEqualTo(404);
    assertThat(simona.post(withdrawal, Map.of("_csrf", simona.tokenOn("/cases"))).statusCode()).isEqualTo(404);
    assertThat(House.visitor(port, "dovile").get(page).body()).contains("Record commitment");
  }

  @Test
  void aCoordinatorSeesHowFirmsFareAndHasTheStepAtHand() {
    var ruta = House.visitor(port, "ruta");

    assertThat(ruta.get("/opportunities").body()).contains(number, "How firms fare in Digital Explorers",
        "Firms that ended without a hire");
    assertThat(ruta.get(page).body()).contains("/camunda/app/tasklist/default/#/?task=");
  }

  @Test
  void aFirmWithdrawsAfterAQuestion() {
    var dovile = House.visitor(port, "dovile");
    var withdrawal = action(dovile);

    assertThat(dovile.get(withdrawal).body()).contains("Withdraw this opportunity", "This is about " + number, "Yes, do it");
    assertThat(dovile.post(withdrawal, Map.of()).statusCode()).isEqualTo(403);
    assertThat(dovile.get(page).body()).contains("Record commitment");

    assertThat(dovile.post(withdrawal, Map.of("_csrf", dovile.tokenOn(withdrawal))).headers().firstValue("Location").orElseThrow())
        .endsWith(page);
    assertThat(dovile.get(page).body()).contains("Done. See below", "Give withdrawal reason", "/tasklist/default/#/?task=")
        .doesNotContain("Record commitment");

    dovile.post(withdrawal, Map.of("_csrf", dovile.tokenOn("/cases")));
    assertThat(dovile.get(page).body()).contains(number + " no longer waits for this. Look at it again.");
  }

  @Test
  void aLongListIsToldPageByPage() {
    IntStream.range(0, 101)
        .forEach(i -> jdbc
            .sql(
                """
        insert into opportunity (number, scheme_id, corridor_id, organisation_id, state, seats, hired, started_at, state_since)
        values (?, 'digital-explorers', 'digital-explorers-ng-lt', 'zemyna-labs', 'INTEREST', 0, 0, current_timestamp, current_timestamp)""")
            .param("LONG-LIST-%03d".formatted(i)).update());
    var sandra = House.visitor(port, "sandra");
    try {
      assertThat(sandra.get("/opportunities").body()).contains("Page 1 of 3", "href=\"/opportunities?page=2\"")
          .doesNotContain("Previous page");
      assertThat(sandra.get("/opportunities?page=2").body()).contains("Page 2 of 3", "?page=1\"", "?page=3\"");
      assertThat(sandra.get("/opportunities?page=3").body()).contains("LONG-LIST-000").doesNotContain("Next page", "LONG-LIST-001");
    } finally {
      jdbc.sql("delete from opportunity where number like 'LONG-LIST-%'").update();
    }
    assertThat(sandra.get("/opportunities").body()).doesNotContain("Page 1 of");
  }

  private HttpResponse<String> drawing(Visitor visitor) {
    var source = Pattern.compile("data-src=\"([^\"]+)\"").matcher(visitor.get(page).body());
    assertThat(source.find()).isTrue();
    return visitor.get(source.group(1));
  }

  private String action(Visitor visitor) {
    var link = ACTION.matcher(visitor.get(page).body());
    assertThat(link.find()).as("a link to withdraw").isTrue();
    return link.group(1);
  }
}
