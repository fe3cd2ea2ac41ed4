package eu.passerelle.intake;

import static org.awaitility.Awaitility.await;

import eu.passerelle.testing.Flow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The coordinator Ruta, who brings in files for the call of 2019 and waits until their rows have been dealt with. */
record Desk(Intake intake, IntakeWorker worker, Flow flow) {

  static final String COHORT = "digital-explorers-2019";

  static void forgetFormerFiles(JdbcClient sql) {
    List.of("intake_refusal", "intake_file", "application").forEach(table -> sql.sql("delete from " + table).update());
  }

  /** @return a file as it came from the field */
  static byte[] field(String name) {
    try {
      return new ClassPathResource("field/" + name).getContentAsByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  IntakeFile take(byte[] content, DateOrder dates) {
    IntakeFile file = receive(content, dates);
    worker.work();
    return done(file);
  }

  /** @return the file once it has been dealt with, by us or by the application's own worker */
  IntakeFile done(IntakeFile file) {
    await().until(() -> !now(file).isUnderWay());
    return now(file);
  }

  IntakeFile receive(byte[] content, DateOrder dates) {
    var received = new AtomicReference<IntakeFile>();
    flow.as("ruta", () -> received.set(intake.receive(intake.cohort(COHORT).orElseThrow(), "call.csv", content, dates)));
    return received.get();
  }

  IntakeFile now(IntakeFile file) {
    var found = new AtomicReference<IntakeFile>();
    flow.as("ruta", () -> found.set(intake.find(file.id()).orElseThrow()));
    return found.get();
  }

  List<String> reasons(IntakeFile file) {
    return intake.refusals(file, 0).stream().map(IntakeFile.Refusal::reason).toList();
  }
}
