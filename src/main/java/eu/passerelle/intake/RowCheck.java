package eu.passerelle.intake;

import eu.passerelle.casework.CaseStart;
import eu.passerelle.engine.forms.FormRefused;
import eu.passerelle.scheme.Cohort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says what becomes of a row, and changes nothing. */
@Component
class RowCheck {

  private static final int MAX_REASON = 1000;

  private final Applications applications;
  private final ApplicationForm form;
  private final CaseStart cases;

  RowCheck(Applications applications, ApplicationForm form, CaseStart cases) {
    this.applications = applications;
    this.form = form;
    this.cases = cases;
  }

  /**
   * What becomes of a row.
   *
   * @param answers what a case would begin with, where it is one
   * @param applicant who applies, where that makes it a case or a doubt
   * @param reason why it is none, in sentences
   * @param sameAs number of the case of whoever is perhaps the same person
   */
  record Verdict(RowResult result, Map<String, Object> answers, Applicant applicant, String reason, String sameAs) {

    private static Verdict refused(String reason) {
      return new Verdict(RowResult.REFUSED, null, null, reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON - 1) + "…",
          null);
    }
  }

  /**
   * @param sender as whom the form is answered
   * @param first line of the same file that has the same application number, if there is one
   * @param seen rows of the same file that would be cases, but are none yet
   */
  Verdict of(Cohort cohort, Sender sender, ApplicationFile.Row row, Optional<Long> first, Seen seen) {
    if (first.isPresent()) {
      return Verdict.refused("Line %d of this file has the same application number.".formatted(first.get()));
    }
    if (applications.caseOf(cohort.id(), row.applicationId()).isPresent()) {
      return new Verdict(RowResult.KNOWN, null, null, null, null);
    }
    Optional<String> refusal = cases.refusal(cohort);
    if (refusal.isPresent()) {
      return Verdict.refused(refusal.get());
    }
    try {
      var answers = form.accept(cohort, sender, row.cells());
      return row.problems().isEmpty() ? known(cohort, row, answers, seen) : Verdict.refused(String.join(" ", row.problems()));
    } catch (FormRefused refused) {
      List<String> reasons = new ArrayList<>(refused.problems());
      reasons.addAll(row.problems());
      return Verdict.refused(String.join(" ", reasons));
    }
  }

  private Verdict known(Cohort cohort, ApplicationFile.Row row, Map<String, Object> answers, Seen seen) {
    Applicant applicant = Applicant.of(row.cells());
    Optional<String> same = applications.caseOfPerson(cohort.id(), applicant).map("case %s"::formatted)
        .or(() -> seen.person(applicant).map("line %d of this file"::formatted));
    if (same.isPresent()) {
      return Verdict.refused("The same person (name and date of birth) has applied already: %s.".formatted(same.get()));
    }
    Optional<String> number = applications.caseOfContact(cohort.id(), applicant);
    Optional<String> perhaps = number.map("case %s"::formatted).or(() -> seen.contact(applicant).map("line %d of this file"::formatted));
    return perhaps.map(who -> new Verdict(RowResult.DOUBTFUL, answers, applicant,
        "Perhaps the same person as %s: same date of birth and same e-mail address or telephone number.".formatted(who),
        number.orElse(null)))
        .orElseGet(() -> new Verdict(RowResult.ACCEPTED, answers, applicant, null, null));
  }
}
