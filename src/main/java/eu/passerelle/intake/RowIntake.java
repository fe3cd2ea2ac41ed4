package eu.passerelle.intake;

import eu.passerelle.casework.CaseStart;
import eu.passerelle.database.Sha256;
import eu.passerelle.engine.forms.FormRefused;
import eu.passerelle.intake.IntakeFiles.RowResult;
import eu.passerelle.scheme.Cohort;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes one row a case, or says why not; all or nothing. */
@Component
class RowIntake {

  static final String APPLICATION_ID = "applicationId";
  private static final int MAX_REASON = 1000;

  private final IntakeFiles files;
  private final ApplicationForm form;
  private final CaseStart cases;
  private final TransactionTemplate transaction;

  RowIntake(IntakeFiles files, ApplicationForm form, CaseStart cases, TransactionTemplate transaction) {
    this.files = files;
    this.form = form;
    this.cases = cases;
    this.transaction = transaction;
  }

  /**
   * @param first line of the same file that has the same application number; null when this one is the first
   * @return false, with nothing done, when the file is no longer worked on by this thread
   */
  boolean take(IntakeFile file, Cohort cohort, Sender sender, int index, ApplicationFile.Row row, Long first, Duration hold) {
    Reading reading = read(cohort, sender, row, first);
    return Boolean.TRUE.equals(transaction.execute(status -> {
      boolean mine = files.advance(file.id(), index, keep(file, cohort, row, reading), hold);
      if (!mine) {
        status.setRollbackOnly();
      }
      return mine;
    }));
  }

  /** Before the transaction: what the form refuses would else roll it back. */
  private Reading read(Cohort cohort, Sender sender, ApplicationFile.Row row, Long first) {
    String applicationId = applicationId(row);
    if (first != null && !applicationId.isEmpty()) {
      return Reading.bad("Line %d of this file has the same application number.".formatted(first));
    }
    if (files.caseOf(cohort.id(), applicationId).isPresent()) {
      return new Reading(RowResult.KNOWN, null, null);
    }
    Optional<String> refusal = cases.refusal(cohort);
    if (refusal.isPresent()) {
      return Reading.bad(refusal.get());
    }
    try {
      var answers = form.accept(cohort, sender, row.cells());
      if (!row.problems().isEmpty()) {
        return Reading.bad(String.join(" ", row.problems()));
      }
      return files.caseOfPerson(cohort.id(), personOf(row.cells()))
          .map(number -> Reading.bad("The same person (name and date of birth) has applied already: case %s.".formatted(number)))
          .orElseGet(() -> new Reading(RowResult.ACCEPTED, answers, null));
    } catch (FormRefused refused) {
      return Reading.bad(Stream.concat(refused.problems().stream(), row.problems().stream()).collect(Collectors.joining(" ")));
    }
  }

  private RowResult keep(IntakeFile file, Cohort cohort, ApplicationFile.Row row, Reading reading) {
    if (reading.result() == RowResult.REFUSED) {
      files.refuseRow(file.id(), row.line(), shorten(applicationId(row), 64), shorten(reading.reason(), MAX_REASON));
    } else if (reading.result() == RowResult.ACCEPTED) {
      String number = cases.start(cohort, reading.answers());
      files.addApplication(cohort.id(), applicationId(row), personOf(row.cells()), number);
    }
    return reading.result();
  }

  private static String applicationId(ApplicationFile.Row row) {
    return row.cells().getOrDefault(APPLICATION_ID, "");
  }

  private record Reading(RowResult result, Map<String, Object> answers, String reason) {

    static Reading bad(String reason) {
      return new Reading(RowResult.REFUSED, null, reason);
    }
  }

  private static String shorten(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }

  /** Name and date of birth, without case, accents and blanks, as a hash: enough to see the same person twice, not to read who it is. */
  private static String personOf(Map<String, String> cells) {
    String plain = Stream.of("givenName", "familyName", "birthDate").map(key -> cells.getOrDefault(key, ""))
        .map(text -> Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}|\\s", "").toLowerCase(Locale.ROOT))
        .collect(Collectors.joining("|"));
    return Sha256.hex(plain.getBytes(StandardCharsets.UTF_8));
  }
}
