package eu.passerelle.intake;

import eu.passerelle.database.WaitingWork;
import eu.passerelle.intake.RowCheck.Verdict;
import eu.passerelle.scheme.Cohort;
import eu.passerelle.scheme.Schemes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks through files before anything of them becomes a case, some rows at a time; one that is interrupted is begun anew. */
@Component
class Preview {

  private static final Logger LOG = LoggerFactory.getLogger(Preview.class);
  private static final Duration HOLD = Duration.ofSeconds(60);
  private static final int ROWS_AT_A_TIME = 100;

  private final IntakeFiles files;
  private final Findings findings;
  private final RowCheck check;
  private final ApplicationForm form;
  private final Schemes schemes;
  private final WaitingWork work;
  private final TransactionTemplate transaction;

  Preview(IntakeFiles files, Findings findings, RowCheck check, ApplicationForm form, Schemes schemes, WaitingWork work,
      TransactionTemplate transaction) {
    this.files = files;
    this.findings = findings;
    this.check = check;
    this.form = form;
    this.schemes = schemes;
    this.work = work;
    this.transaction = transaction;
  }

  private record Checked(ApplicationFile.Row row, Verdict verdict) {}

  @Scheduled(fixedDelayString = "${passerelle.intake.poll:PT1S}", initialDelayString = "${passerelle.intake.poll:PT1S}")
  void work() {
    files.takeNextToCheck(HOLD).ifPresent(this::work);
  }

  private void work(IntakeFile file) {
    try {
      transaction.executeWithoutResult(status -> {
        files.beginCheck(file.id());
        findings.forget(file.id());
      });
      var cohort = schemes.cohort(file.cohortId()).orElseThrow();
      try (var rows = ApplicationFile.open(files.content(file.id()), file.dates(), form.columns(cohort))) {
        lookThrough(file, cohort, rows);
      }
      files.endCheck(file.id());
      if (!work.goesOn()) {
        files.giveBack(file.id());
      }
    } catch (RuntimeException e) {
      LOG.error("Intake {} could not be looked through", file.id(), e);
      files.breakOffCheck(file.id(), "The file could not be looked through to its end for a technical reason. Nothing has been taken.");
    }
  }

  private void lookThrough(IntakeFile file, Cohort cohort, ApplicationFile rows) {
    Sender sender = form.sender(file.uploadedBy());
    var seen = new Seen();
    int passed = 0;
    boolean mine = true;
    while (mine && work.goesOn() && rows.hasNext()) {
      List<Checked> some = new ArrayList<>();
      while (some.size() < ROWS_AT_A_TIME && rows.hasNext()) {
        ApplicationFile.Row row = rows.next();
        Optional<Long> first = seen.pass(row);
        Verdict verdict = check.of(cohort, sender, row, first, seen);
        if (verdict.result() == RowResult.ACCEPTED) {
          seen.keep(verdict.applicant(), row.line());
        }
        some.add(new Checked(row, verdict));
      }
      int from = passed;
      passed += some.size();
      mine = Boolean.TRUE.equals(transaction.execute(status -> keep(file, from, some) || rolledBack(status)));
    }
  }

  private static boolean rolledBack(TransactionStatus status) {
    status.setRollbackOnly();
    return false;
  }

  private boolean keep(IntakeFile file, int from, List<Checked> some) {
    some.stream().filter(one -> one.verdict.reason() != null).forEach(one -> findings.add(file.id(), one.row, one.verdict, false));
    return files.advanceCheck(file.id(), from, some.stream().map(one -> one.verdict.result()).toList(), HOLD);
  }
}
