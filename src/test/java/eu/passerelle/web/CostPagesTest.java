package eu.passerelle.web;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.cost.CostLine;
import eu.passerelle.cost.Costs;
import eu.passerelle.scheme.Cohort;
import eu.passerelle.scheme.Corridor;
import eu.passerelle.scheme.SchemeChanges;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.WebTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who reads the costs of a case, and what the page of a scheme tells about costs and changes. */
@WebTest
class CostPagesTest {

  @LocalServerPort private int port;
  @Autowired private House house;
  @Autowired private Costs costs;
  @Autowired private Schemes schemes;
  @Autowired private SchemeChanges changes;

  @Test
  void anOrganisationReadsTheCostsThatItHasRecordedAndCoordinatorsReadAll() {
    String number = house.caseUnderReview();
    costs.keep(cost(number, "recruitment-fee", "worker", "ventures-platform", "open"));
    costs.keep(cost(number, "visa", null, "afriko", null));

    String coordinator = page("ruta", "/cases/" + number);
    String recruiter = page("bisi", "/cases/" + number);

    assertThat(coordinator).contains("Recruitment fee", "Still to be repaid", "Not known yet").containsPattern("120[.,]00 EUR");
    assertThat(recruiter).contains("Recruitment fee").doesNotContain("Not known yet");
    assertThat(page("ruta", "/schemes/digital-explorers")).contains("Who bears the costs", "The worker",
        "Paid by workers and not repaid yet", number);
  }

  @Test
  void whatWasChangedStandsOnThePageOfTheScheme() {
    String corridor = "digital-explorers-gh-lt";
    schemes.add(new Corridor(corridor, "digital-explorers", "GH", "LT", true, 30));
    schemes.add(new Cohort("changing", "digital-explorers", corridor, "Changing", 2031, LocalDate.of(2031, 1, 1), LocalDate.of(2031, 2, 1),
        Map.of("remoteCourseFirst", false, "seats", 20)));

    changes.set("changing", "remoteCourseFirst", "true", "Travel has become hard.", "ruta");
    changes.set("changing", "seats", "25", "One more room.", null);
    changes.set("changing", "seats", 25, "Said again.", null);
    changes.set("changing", "curriculumVersion", "2", "Firms ask for it.", "mantas");
    changes.close(corridor, "The partner has left.", "ruta");
    changes.close(corridor, "Said again.", "ruta");

    assertThat(schemes.cohort("changing").orElseThrow().settings())
        .isEqualTo(Map.of("remoteCourseFirst", true, "seats", 25, "curriculumVersion", "2"));
    assertThat(page("ruta", "/schemes/digital-explorers"))
        .contains("Changing: remote course first from no to yes", "Travel has become hard.",
            "Changing: seats from 20 to 25", "Changing: version of the curriculum from nothing to 2", "Ghana to Lithuania was closed",
            "The partner has left.")
        .doesNotContain("Said again.");
  }

  private String page(String user, String path) {
    var answer = new Visitor(port).signIn(user, House.PASSWORD).get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private static CostLine cost(String number, String line, String payer, String organisation, String repayment) {
    return new CostLine(number + line, number, line, new BigDecimal("120.00"), "EUR", payer, "R-1", null, organisation,
        OffsetDateTime.now(ZoneOffset.UTC), repayment, null, null, null, null);
  }
}
