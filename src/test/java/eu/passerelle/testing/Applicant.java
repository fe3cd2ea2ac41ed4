package eu.passerelle.testing;

import java.util.Map;

/** Somebody invented who applies. */
public final class Applicant {

  private Applicant() {}

  /** Eligible, but a few points short, so that the recruiter reviews the refusal of the tables. */
  public static Map<String, Object> aFewPointsShort() {
    return Map.ofEntries(
        Map.entry("applicationId", "A-1"), Map.entry("submittedOn", "2019-10-20"), Map.entry("givenName", "Adaeze"),
        Map.entry("familyName", "Obi"), Map.entry("birthDate", "1995-02-03"), Map.entry("gender", "F"), Map.entry("nationality", "NG"),
        Map.entry("region", "Lagos"), Map.entry("email", "adaeze@example.org"), Map.entry("phone", "+2340000000"),
        Map.entry("educationLevel", "ISCED6"), Map.entry("fieldOfStudy", "Another field"), Map.entry("graduationYear", 2016),
        Map.entry("occupation", "2512"), Map.entry("skills", "Java;SQL"), Map.entry("experienceMonths", 48), Map.entry("english", "C1"),
        Map.entry("secondLanguage", ""), Map.entry("employmentStatus", "employed"), Map.entry("preferredDestination", "LT"),
        Map.entry("earliestStart", "2020-03-01"), Map.entry("consent", true));
  }
}
