package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertDue;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Days;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The agreement of company, university and student: content, then three signatures. */
@FlowTest
class HomereAgreementFlowTest {

  private static final String DRAW_UP = "userTask_drawUpAgreement";
  private static final String COMPANY = "userTask_signForCompany";
  private static final String UNIVERSITY = "userTask_signForUniversity";
  private static final String STUDENT = "userTask_recordStudentSignature";

  @Autowired private Flow flow;

  @Test
  void eachOfTheThreeSigns() {
    Journey agreement = start();
    assertDue(agreement, DRAW_UP, "P21D");
    agreement.complete(DRAW_UP, Homere.agreement());
    assertDue(agreement, COMPANY, "P14D");
    agreement.complete(COMPANY, Homere.companySigns());
    assertThat(agreement.groupsOf(UNIVERSITY)).containsExactly("um5-rabat");
    agreement.complete(UNIVERSITY, Homere.universitySigns());
    assertThat(agreement.groupsOf(STUDENT)).containsExactly("homere-maroc");

    agreement.complete(STUDENT, Homere.studentSigns())
        .endedAt("endEvent_agreementSigned")
        .passed("businessRuleTask_checkAgreement", COMPANY, UNIVERSITY, STUDENT)
        .hasVariable("contractSigned", true).hasVariable("contractType", "traineeship").hasVariable("mentor", "Anne Riou")
        .hasVariable("salary", 900.0);
  }

  @Test
  void aCompanyThatDoesNotKeepItsOfferSaysWhy() {
    start().complete(DRAW_UP, "agreementDrawnUp", false, "lossReason", "hiring-freeze")
        .endedAt("endEvent_offerNotKept").hasVariable("contractSigned", false).hasVariable("lossReason", "hiring-freeze");
  }

  @Test
  void withoutAnAgreementInTimeTheOfferIsOver() {
    start().fireTimer("event_agreementOverdue").endedAt("endEvent_agreementOverdue").notPassed(COMPANY)
        .hasVariable("lossReason", "expired");
  }

  @Test
  void theCompanyMayRefuse() {
    start().complete(DRAW_UP, Homere.agreement()).complete(COMPANY, "companySigned", false, "companyRefusal", "Legal department")
        .endedAt("endEvent_companyRefused").notPassed(UNIVERSITY).hasVariable("contractSigned", false)
        .hasVariable("lossReason", "agreement-refused");
  }

  @Test
  void theUniversityMayRefuse() {
    start().complete(DRAW_UP, Homere.agreement()).complete(COMPANY, Homere.companySigns())
        .complete(UNIVERSITY, "universitySigned", false, "universityRefusal", "No part of the studies")
        .endedAt("endEvent_universityRefused").notPassed(STUDENT).hasVariable("contractSigned", false)
        .hasVariable("lossReason", "agreement-refused");
  }

  @Test
  void theStudentMayRefuse() {
    start().complete(DRAW_UP, Homere.agreement()).complete(COMPANY, Homere.companySigns()).complete(UNIVERSITY, Homere.universitySigns())
        .complete(STUDENT, "studentSigned", false, "studentRefusal", "Too far away")
        .endedAt("endEvent_studentRefused").hasVariable("contractSigned", false).hasVariable("lossReason", "agreement-refused");
  }

  @ParameterizedTest
  @CsvSource({"salary, 799, allowanceTooLow", "weeklyHours, 39, tooManyHours", "legalStatus, employment, createsEmployment"})
  void whatTheLawForbidsIsDrawnUpAgain(String field, String value, String check) {
    Object answer = value.matches("[0-9]+") ? Integer.valueOf(value) : value;

    start().complete(DRAW_UP, Homere.agreement(field, answer)).waitsAt(DRAW_UP).hasVariable("agreementCheck", check)
        .complete(DRAW_UP, Homere.agreement()).waitsAt(COMPANY).hasVariable("agreementCheck", "inOrder");
  }

  @Test
  void theDatesMustMakeAnInternshipOfSixMonthsAtMost() {
    start().complete(DRAW_UP, Homere.agreement("endDate", Days.ahead(99))).waitsAt(DRAW_UP).hasVariable("agreementCheck", "endBeforeStart")
        .complete(DRAW_UP, Homere.agreement("endDate", Days.ahead(300))).waitsAt(DRAW_UP).hasVariable("agreementCheck", "tooLong");
  }

  private Journey start() {
    return flow.start("homere-agreement", Homere.standard("employerName", "Armor Logiciel", "employerOrganisation", Homere.ARMOR,
        "opportunityNumber", "HOM-OPP-2031-9001", "contractType", "traineeship", "salary", 900, "currency", "EUR",
        "startDate", Days.ahead(100), "durationMonths", 6)).waitsAt(DRAW_UP);
  }
}
