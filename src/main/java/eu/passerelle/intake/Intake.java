package eu.passerelle.intake;

import eu.passerelle.database.Sha256;
import eu.passerelle.engine.access.SignedIn;
import eu.passerelle.intake.IntakeFile.IntakeState;
import eu.passerelle.scheme.Cohort;
import eu.passerelle.scheme.Corridor;
import eu.passerelle.scheme.Schemes;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes files of applications for the cohorts of the schemes that a person coordinates, and tells how far each file is. */
@Service
class Intake {

  static final int LARGEST_FILE = 10 * 1024 * 1024;
  static final int REFUSALS_A_PAGE = 50;
  private static final int FILES_SHOWN = 20;

  private final IntakeFiles files;
  private final Findings findings;
  private final ApplicationForm form;
  private final Schemes schemes;
  private final SignedIn signedIn;
  private final Clock clock;

  Intake(IntakeFiles files, Findings findings, ApplicationForm form, Schemes schemes, SignedIn signedIn, Clock clock) {
    this.files = files;
    this.findings = findings;
    this.form = form;
    this.schemes = schemes;
    this.signedIn = signedIn;
    this.clock = clock;
  }

  /** @return the cohorts whose applications this person may bring in */
  List<Cohort> cohorts() {
    return schemes.coordinatedBy(signedIn.groupIds()).stream().flatMap(scheme -> schemes.cohorts(scheme.id()).stream()).toList();
  }

  /** @return the cohort, when this person may bring in its applications */
  Optional<Cohort> cohort(String id) {
    return cohorts().stream().filter(cohort -> cohort.id().equals(id)).findFirst();
  }

  /**
   * Stores the file; its rows become cases in the background.
   *
   * @param dates how the file writes dates
   * @throws UnreadableFileException when the file as a whole cannot be taken
   */
  @Transactional
  IntakeFile receive(Cohort cohort, String fileName, byte[] content, DateOrder dates) {
    return receive(cohort, fileName, content, dates, IntakeState.WAITING);
  }

  /** Stores the file as {@link #receive} does, but to be looked through only, until somebody has it taken in or drops it. */
  @Transactional
  IntakeFile preview(Cohort cohort, String fileName, byte[] content, DateOrder dates) {
    return receive(cohort, fileName, content, dates, IntakeState.CHECKING);
  }

  private IntakeFile receive(Cohort cohort, String fileName, byte[] content, DateOrder dates, IntakeState state) {
    if (schemes.corridor(cohort.corridorId()).filter(Corridor::open).isEmpty()) {
      throw new UnreadableFileException("The corridor of this cohort is closed; it takes no applications.");
    }
    String sha256 = Sha256.hex(content);
    files.doneWith(cohort.id(), sha256).ifPresent(done -> {
      throw new UnreadableFileException("This very file was taken on %s. Nothing has been added."
          .formatted(DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC).format(done.uploadedAt())));
    });
    Survey survey = Survey.of(content, dates, form.columns(cohort));
    var file = new IntakeFile(UUID.randomUUID().toString(), cohort.id(), plain(fileName), signedIn.userId(),
        clock.instant(), dates, state, survey.rows(), 0, 0, 0, 0, 0, survey.advice(), null);
    files.add(file, sha256, content);
    return file;
  }

  Optional<IntakeFile> find(String id) {
    return files.find(id).filter(file -> cohort(file.cohortId()).isPresent());
  }

  List<IntakeFile> latest(Cohort cohort) {
    return files.latest(cohort.id(), FILES_SHOWN);
  }

  /** @param page from 0 */
  List<IntakeFile.Refusal> refusals(IntakeFile file, int page) {
    return findings.refusals(file.id(), (long) page * REFUSALS_A_PAGE, REFUSALS_A_PAGE);
  }

  /** Hands on every row that has become no case, in the order of the file. */
  void eachRefusal(IntakeFile file, Consumer<IntakeFile.Refusal> reader) {
    findings.each(file.id(), reader);
  }

  /** Has the rows of a file that was looked through become cases. */
  @Transactional
  void takeIn(IntakeFile file) {
    if (files.takeIn(file.id())) {
      findings.forget(file.id());
    }
  }

  /** Takes nothing of a file that was looked through. */
  @Transactional
  void drop(IntakeFile file) {
    files.drop(file.id());
    findings.forget(file.id());
  }

  void stop(IntakeFile file) {
    files.stop(file.id(), null);
  }

  void resume(IntakeFile file) {
    files.resume(file.id());
  }

  private static String plain(String fileName) {
    String name = fileName == null || fileName.isBlank() ? "applications.csv" : fileName.replaceAll("[\\p{Cntrl}/\\\\]", "_").strip();
    return name.length() > 200 ? name.substring(0, 200) : name;
  }
}
