package eu.passerelle.intake;

import eu.passerelle.casework.CaseStart;
import eu.passerelle.intake.RowCheck.Verdict;
import eu.passerelle.scheme.Cohort;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes one row a case, or says why not; all or nothing. */
@Component
class RowIntake {

  private final IntakeFiles files;
  private final Findings findings;
  private final Applications applications;
  private final RowCheck check;
  private final CaseStart cases;
  private final TransactionTemplate transaction;

  RowIntake(IntakeFiles files, Findings findings, Applications applications, RowCheck check, CaseStart cases,
      TransactionTemplate transaction) {
    this.files = files;
    this.findings = findings;
    this.applications = applications;
    this.check = check;
    this.cases = cases;
    this.transaction = transaction;
  }

  /**
   * @param first line of the same file that has the same application number, if there is one
   * @return false, with nothing done, when the file is no longer worked on by this thread
   */
  boolean take(IntakeFile file, Cohort cohort, Sender sender, int index, ApplicationFile.Row row, Optional<Long> first, Duration hold) {
    // before the transaction: what the form refuses would else roll it back
    Verdict verdict = check.of(cohort, sender, row, first, new Seen());
    return Boolean.TRUE.equals(transaction.execute(status -> {
      keep(file, cohort, row, verdict);
      boolean mine = files.advance(file.id(), index, verdict.result(), hold);
      if (!mine) {
        status.setRollbackOnly();
      }
      return mine;
    }));
  }

  private void keep(IntakeFile file, Cohort cohort, ApplicationFile.Row row, Verdict verdict) {
    if (verdict.result() == RowResult.ACCEPTED) {
      String number = cases.start(cohort, verdict.answers());
      applications.add(cohort.id(), row.applicationId(), verdict.applicant(), number);
    } else if (verdict.result() != RowResult.KNOWN) {
      findings.add(file.id(), row, verdict, verdict.result() == RowResult.DOUBTFUL);
    }
  }
}
