package eu.passerelle.intake;

import eu.passerelle.database.WaitingWork;
import eu.passerelle.scheme.Cohort;
import eu.passerelle.scheme.Schemes;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Works through the files that wait, one row at a time, each row in a transaction of its own: what a crash interrupts goes on at the next
 * row, on this node or another, and a node that stops gives the file back after the present row.
 */
@Component
class IntakeWorker {

  private static final Logger LOG = LoggerFactory.getLogger(IntakeWorker.class);
  private static final Duration HOLD = Duration.ofSeconds(60);

  private final IntakeFiles files;
  private final RowIntake rows;
  private final ApplicationForm form;
  private final Schemes schemes;
  private final WaitingWork work;

  IntakeWorker(IntakeFiles files, RowIntake rows, ApplicationForm form, Schemes schemes, WaitingWork work) {
    this.files = files;
    this.rows = rows;
    this.form = form;
    this.schemes = schemes;
    this.work = work;
  }

  @Scheduled(fixedDelayString = "${passerelle.intake.poll:PT1S}", initialDelayString = "${passerelle.intake.poll:PT1S}")
  void work() {
    files.takeNext(HOLD).ifPresent(this::work);
  }

  private void work(IntakeFile file) {
    int index = file.nextRow();
    try {
      var cohort = schemes.cohort(file.cohortId()).orElseThrow();
      var sender = form.sender(file.uploadedBy());
      try (var rows = ApplicationFile.open(files.content(file.id()), file.dates(), form.columns(cohort))) {
        var seen = new Seen();
        boolean mine = true;
        for (int n = 0; mine && work.goesOn() && rows.hasNext(); n++) {
          ApplicationFile.Row row = rows.next();
          Optional<Long> first = seen.pass(row);
          if (n >= file.nextRow()) {
            index = n;
            mine = take(file, cohort, sender, n, row, first);
          }
        }
      }
      files.finish(file.id());
      if (!work.goesOn()) {
        files.giveBack(file.id());
      }
    } catch (RuntimeException e) {
      LOG.error("Intake {} stopped at row {}", file.id(), index + 1, e);
      files.stop(file.id(),
          "Row %d could not be worked on for a technical reason; nothing of it was kept. Resume to try again.".formatted(index + 1));
    }
  }

  /**
   * @param first line of the same file that has the same application number, if there is one
   * @return false when somebody stopped the file
   */
  private boolean take(IntakeFile file, Cohort cohort, Sender sender, int index, ApplicationFile.Row row, Optional<Long> first) {
    try {
      return rows.take(file, cohort, sender, index, row, first, HOLD);
    } catch (DataIntegrityViolationException e) {
      // another file brought the same application or person in the same moment: now it is known
      return rows.take(file, cohort, sender, index, row, first, HOLD);
    }
  }
}
