package eu.passerelle.flows;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.FlowTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Tables preselect applications, and the recruiter looks at each refusal. */
@FlowTest
class PreselectFlowTest {

  private static final String REVIEW = "userTask_reviewRefusal";

  @Autowired Flow flow;

  @Test
  void aStrongApplicationIsPreselectedWithoutAnybodyLookingAtIt() {
    var application = flow.start("preselect", strong());

    application.endedAt("endEvent_applicationPreselected")
        .passed("businessRuleTask_checkEligibility", "businessRuleTask_scoreApplication", "businessRuleTask_decidePreselection",
            "gateway_applicationPassed")
        .notPassed(REVIEW)
        .hasVariable("preselected", true)
        .hasVariable("score", 93)
        .hasVariable("lossReason", null);
    assertThat(application.variable("scoreReason")).asString()
        .isEqualTo("experience 35 of 35 (five years or more); English 18 of 25 (B2); education 15 of 15 (master or doctorate); "
            + "field of study 10 of 10 (ICT); skills 15 of 15 (four or more)");
    assertThat(application.variable("preselectionReason")).asString().contains("80 points").contains("93");
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource(nullValues = "-", textBlock = """
      english,              A2,                 English below level B1
      english,              A1,                 English below level B1
      submittedOn,          2009-10-20,         Under 18
      nationality,          GH,                 Not a national
      preferredDestination, FR,                 another country
      occupation,           3411 Police inspectors, not in information and communication technology
      occupation,           -,                  not in information and communication technology
      """)
  void whoDoesNotMeetAConditionIsRefusedAndToldWhich(String fact, String value, String reason) {
    var application = flow.start("preselect", with(strong(), fact, value));

    application.waitsAt(REVIEW).hasVariable("preselected", false).hasVariable("lossReason", "not-eligible");
    assertThat(application.variable("preselectionReason")).asString().contains(reason);
  }

  @Test
  void schoolAloneIsNotEnoughButSchoolWithTwoYearsOfWorkIs() {
    var school = with(strong(), "educationLevel", "ISCED3");

    flow.start("preselect", with(school, "experienceMonths", 23)).waitsAt(REVIEW).hasVariable("eligible", false);
    flow.start("preselect", with(school, "experienceMonths", 24)).hasVariable("eligible", true);
  }

  @Test
  void aRefusalForTheScoreStandsWhenTheRecruiterKeepsIt() {
    var application = flow.start("preselect", with(strong(), "experienceMonths", 3, "english", "B1"));
    application.waitsAt(REVIEW).hasVariable("preselected", false).hasVariable("score", 48);

    application.complete(REVIEW, "refusalOverridden", false, "feedback", "Come back with a year of work behind you.");

    application.endedAt("endEvent_applicationRefused")
        .passed(REVIEW, "gateway_refusalOverridden", "gateway_refusedJoin")
        .hasVariable("preselected", false)
        .hasVariable("lossReason", "score-too-low");
  }

  @Test
  void theRecruiterMayPreselectAfterAllAndSayWhy() {
    var application = flow.start("preselect", with(strong(), "english", "A2")).waitsAt(REVIEW);

    application.complete(REVIEW, "refusalOverridden", true, "overrideReason", "Spoke fluent English on the telephone.");

    application.endedAt("endEvent_applicationPreselected")
        .passed(REVIEW, "gateway_refusalOverridden", "gateway_preselectedJoin")
        .hasVariable("preselected", true)
        .hasVariable("lossReason", null)
        .hasVariable("overrideReason", "Spoke fluent English on the telephone.");
  }

  @Test
  void aRefusalThatNobodyReviewsInTimeStands() {
    var application = flow.start("preselect", with(strong(), "english", "A2")).waitsAt(REVIEW);

    application.fireTimer("event_reviewOverdue");

    application.endedAt("endEvent_applicationRefused")
        .passed("event_reviewOverdue", "gateway_refusedJoin")
        .notPassed("gateway_refusalOverridden")
        .hasVariable("preselected", false)
        .hasVariable("lossReason", "not-eligible");
  }

  @ParameterizedTest(name = "graduated in {0}: {1}")
  @CsvSource({"2017, true", "2019, true", "2016, false"})
  void internshipsAreForStudentsAndYoungGraduates(int graduationYear, boolean preselected) {
    flow.start("preselect", graduate("homere", "employmentStatus", "unemployed", "graduationYear", graduationYear))
        .hasVariable("preselected", preselected);
  }

  @ParameterizedTest(name = "{0} {1}: {2} points")
  @CsvSource(textBlock = """
      experienceMonths, 60,             93
      experienceMonths, 59,             83
      experienceMonths, 24,             83
      experienceMonths, 23,             70
      experienceMonths, 6,              70
      experienceMonths, 5,              58
      experienceMonths, 0,              58
      english,          C1,             100
      english,          B1,             83
      english,          A2,             75
      educationLevel,   ISCED8,         93
      educationLevel,   ISCED6,         90
      educationLevel,   ISCED5,         87
      educationLevel,   ISCED4,         83
      fieldOfStudy,     054 Mathematics, 89
      fieldOfStudy,     041 Business,   83
      skills,           Java;SQL;Go,    87
      skills,           Java,           82
      """)
  void everyFactIsWorthItsPoints(String fact, String value, int score) {
    Object given = fact.equals("experienceMonths") ? Integer.valueOf(value) : value;

    flow.start("preselect", with(strong(), fact, given)).hasVariable("score", score);
  }

  @Test
  void whereThousandsApplyAClearRefusalIsToldAtOnce() {
    flow.start("preselect", graduate("palim", "employmentStatus", "employed"))
        .endedAt("endEvent_applicationRefused")
        .passed("gateway_refusalReviewed", "gateway_refusedJoin").notPassed(REVIEW)
        .hasVariable("preselected", false).hasVariable("lossReason", "not-eligible")
        .hasVariable("preselectionReason", "In employment, while the places are for people without work and for final-year students.");

    flow.start("preselect", graduate("palim", "fieldOfStudy", "041 Business", "english", "B2"))
        .endedAt("endEvent_applicationRefused")
        .hasVariable("score", 79).hasVariable("lossReason", "score-too-low");
    flow.start("preselect", graduate("palim")).endedAt("endEvent_applicationPreselected").hasVariable("score", 100);
    flow.start("preselect", graduate("palim", "preferredDestination", "MA")).endedAt("endEvent_applicationPreselected");
  }

  @ParameterizedTest(name = "{0}: {1} {2}")
  @CsvSource(textBlock = """
      palim,  educationLevel,   ISCED4,     No diploma after secondary school.
      palim,  occupation,       3411 Police inspectors, Occupation is not in information and communication technology (ISCO 25).
      homere, employmentStatus, unemployed, Neither a student nor a graduate of the last two years.
      homere, educationLevel,   ISCED5,     Studies below bachelor level.
      ygca,   educationLevel,   ISCED5,     No bachelor's degree.
      thamm,  birthDate,        1980-01-01, Over 35 on the day of application.
      match,  english,          A2,         English below level B1.
      match,  preferredDestination, FR,     Wants to go to another country than this corridor leads to.
      """)
  void eachSchemeHasItsOwnConditions(String scheme, String fact, String value, String reason) {
    flow.start("preselect", graduate(scheme)).hasVariable("preselected", true);

    flow.start("preselect", graduate(scheme, fact, value)).hasVariable("preselected", false).hasVariable("lossReason", "not-eligible")
        .hasVariable("preselectionReason", reason);
  }

  @ParameterizedTest(name = "{0} {1}: {2} points")
  @CsvSource(textBlock = """
      english,        B2,               94
      english,        B1,               85
      english,        A1,               75
      educationLevel, ISCED6,           96
      educationLevel, ISCED5,           90
      educationLevel, ISCED3,           85
      skills,         Java;SQL,         94
      skills,         Java,             87
      """)
  void atTheStartOfACareerOtherThingsCount(String fact, String value, int score) {
    flow.start("preselect", graduate("thamm", fact, value)).hasVariable("score", score).hasVariable("preselected", true);
  }

  private static Map<String, Object> graduate(String scheme, Object... changes) {
    return with(
        with(strong(), "scheme", scheme, "employmentStatus", "student", "english", "C1", "birthDate", "1996-03-01", "experienceMonths", 60),
        changes);
  }

  private static Map<String, Object> strong() {
    return Flow.standard("submittedOn", "2019-10-20", "birthDate", "1992-03-01", "nationality", "NG", "preferredDestination", "LT",
        "educationLevel", "ISCED7", "fieldOfStudy", "061 ICT", "occupation", "2512 Software developers", "skills", "Java;SQL;React;Linux",
        "experienceMonths", 60, "english", "B2");
  }

  private static Map<String, Object> with(Map<String, Object> application, Object... changes) {
    var changed = new java.util.HashMap<>(application);
    for (int i = 0; i < changes.length; i += 2) {
      changed.put((String) changes[i], changes[i + 1]);
    }
    return changed;
  }
}
