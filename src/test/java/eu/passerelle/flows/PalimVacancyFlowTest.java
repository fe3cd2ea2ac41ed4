package eu.passerelle.flows;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Days;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A census of vacancies before anybody commits; what comes of it is the opportunity of every scheme. */
@FlowTest
class PalimVacancyFlowTest {

  private static final AtomicInteger SERIES = new AtomicInteger(500);
  private static final String FIRST = "userTask_holdFirstSession";
  private static final String CENSUS = "userTask_recordCensus";

  @Autowired private Flow flow;

  @Autowired private JdbcClient jdbc;

  @Test
  void afterTwoSessionsAFirmCommitsAndDescribesItsVacancy() {
    var vacancy = interest();
    assertThat(vacancy.groupsOf(FIRST)).containsExactly("voka");

    informed(vacancy).complete(CENSUS, "vacanciesCounted", 4, "committed", true).waitsAt("userTask_describeVacancy")
        .passed("userTask_holdFirstSession", "userTask_holdSecondSession", CENSUS, "gateway_vacancyCounted", "endEvent_vacancyCommitted",
            "callActivity_bringCommitment")
        .notPassed("userTask_recordCommitment");
    assertThat(vacancy.groupsOf("userTask_describeVacancy")).containsExactly("leie-software");
    assertThat(row(vacancy)).isEqualTo("COMMITMENT null");
  }

  @Test
  void aFirmThatFreezesHiringIsCountedAsInterestWithoutAHire() {
    var vacancy = informed(interest()).complete(CENSUS, "vacanciesCounted", 3, "committed", false, "lossReason", "hiring-freeze");

    vacancy.endedAt("endEvent_interestWithdrawn").passed("endEvent_noVacancy");
    assertThat(row(vacancy)).isEqualTo("CLOSED hiring-freeze");
  }

  @Test
  void aCensusWithoutAnAnswerExpires() {
    var vacancy = informed(interest()).fireTimer("event_censusLapsed");

    vacancy.endedAt("endEvent_interestWithdrawn").passed("event_timeOver", "endEvent_censusExpired");
    assertThat(row(vacancy)).isEqualTo("CLOSED expired");
  }

  private Journey interest() {
    return interest(flow);
  }

  /** A firm has shown interest; the census begins. */
  static Journey interest(Flow flow) {
    var firm = Palim.standard("employerOrganisation", "leie-software", "employerName", "Leie Software", "motive", "shortage", "firmSize",
        "small", "profiles", "Java", "mentors", 1);
    firm.keySet().removeAll(List.of("cohort", "givenName", "familyName"));
    return flow.start("opportunity", "PAL-OPP-2031-%04d".formatted(SERIES.incrementAndGet()), firm).waitsAt(FIRST);
  }

  /** Both sessions have been held. */
  static Journey informed(Journey vacancy) {
    return vacancy.complete(FIRST, "firstSessionOn", Days.ahead(-20), "firstSessionPeople", 2)
        .complete("userTask_holdSecondSession", "secondSessionOn", Days.ahead(-6), "secondSessionPeople", 2, "vacancyProfile",
            "Junior Java developer",
            "expectedStart", Days.ahead(120))
        .waitsAt(CENSUS);
  }

  private String row(Journey vacancy) {
    return jdbc.sql("select state, loss_reason from opportunity where number = ?").param(vacancy.number())
        .query((row, index) -> row.getString(1) + " " + row.getString(2)).single();
  }
}
