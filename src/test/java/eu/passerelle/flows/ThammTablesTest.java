package eu.passerelle.flows;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Days;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.FlowTest;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The tables of the scheme, row by row. */
@FlowTest
class ThammTablesTest {

  @Autowired private DecisionService decisions;

  @ParameterizedTest
  @CsvSource({"apprentice, , 16a, apprenticeship", "apprentice, none, 16a, apprenticeship",
      "skilled, partial, 16d, measure", "skilled, full, 18a, work"})
  void trackAndRecognitionSayWhichPermitAndWhatIsLearnedAtWork(String track, String recognition, String permit, String stay) {
    assertThat(row("thamm-route", "track", track, "recognition", recognition)).containsEntry("permitType",
        permit).containsEntry("stayTrack", stay);
  }

  @Test
  void aVisaTwoWeeksBeforeTheIntakeIsInTime() {
    assertThat(row("thamm-visa-date", "nextIntake", Days.ahead(14))).containsEntry("visaInTime", true)
        .containsEntry("departureFrom", Days.ahead(14 - 42));
    assertThat(row("thamm-visa-date", "nextIntake", Days.ahead(13))).containsEntry("visaInTime", false);
  }

  @ParameterizedTest
  @CsvSource({"apprentice, 1998-03-01, ISCED3, 0, true", "apprentice, 1992-03-01, ISCED3, 0, false", "skilled, 1992-03-01, ISCED4, 0, true",
      "skilled, 1992-03-01, ISCED3, 24, true", "skilled, 1992-03-01, ISCED3, 12, false", "skilled, 1980-03-01, ISCED4, 60, false"})
  void whoMayComeDependsOnTheTrack(String track, String birthDate, String education, int months, boolean eligible) {
    assertThat(row("check-eligibility", "scheme", "thamm", "track", track, "birthDate", birthDate, "submittedOn", "2020-11-20",
        "nationality", "TN", "origin", "TN",
        "preferredDestination", "DE", "destination", "DE", "english", "A1", "occupation", "5120", "educationLevel", education,
        "experienceMonths", months,
        "employmentStatus", "employed")).containsEntry("eligible", eligible);
  }

  private Map<String, Object> row(String table, Object... facts) {
    return decisions.evaluateDecisionTableByKey(table, Flow.values(facts)).getSingleResult().getEntryMap();
  }
}
