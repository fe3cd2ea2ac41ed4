package eu.passerelle.intake;

import eu.passerelle.casework.CaseStart;
import eu.passerelle.engine.access.EngineRights;
import eu.passerelle.engine.access.SignedIn;
import eu.passerelle.engine.forms.FormRefused;
import eu.passerelle.scheme.Cohort;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A coordinator decides whether a row is of somebody who has applied already: no machine knows twins from one person who wrote twice. */
@Service
class Doubts {

  private static final int SHOWN = 50;

  private final Findings findings;
  private final IntakeFiles files;
  private final Applications applications;
  private final ApplicationForm form;
  private final CaseStart cases;
  private final EngineRights rights;
  private final SignedIn signedIn;

  Doubts(Findings findings, IntakeFiles files, Applications applications, ApplicationForm form, CaseStart cases, EngineRights rights,
      SignedIn signedIn) {
    this.findings = findings;
    this.files = files;
    this.applications = applications;
    this.form = form;
    this.cases = cases;
    this.rights = rights;
    this.signedIn = signedIn;
  }

  List<Findings.Doubt> of(IntakeFile file) {
    return findings.doubts(file.id(), SHOWN);
  }

  /**
   * Ends the doubt about a row: of the same person it becomes no case, of another one it becomes a case like any other row. A row that has
   * been decided about stays as it is.
   *
   * @param cohort of the file
   * @throws FormRefused when the form, as it is now, does not take the row any more
   */
  @Transactional
  public void decide(IntakeFile file, Cohort cohort, long line, boolean same) {
    findings.doubt(file.id(), line).ifPresent(doubt -> {
      Applicant applicant = Applicant.of(doubt.cells());
      boolean known = same || applications.caseOf(cohort.id(), doubt.applicationId()).isPresent()
          || applications.caseOfPerson(cohort.id(), applicant).isPresent();
      String decision = "%s has decided: %s.".formatted(signedIn.userId(), known ? "the same person, no case" : "another person, a case");
      if (findings.decide(file.id(), doubt, decision)) {
        files.decide(file.id(), known ? RowResult.KNOWN : RowResult.ACCEPTED);
        if (!known) {
          var answers = form.accept(cohort, new Sender(signedIn.userId(), signedIn.groupIds()), doubt.cells());
          String number = rights.asHouse(() -> cases.start(cohort, answers));
          applications.add(cohort.id(), doubt.applicationId(), applicant, number);
        }
      }
    });
  }
}
