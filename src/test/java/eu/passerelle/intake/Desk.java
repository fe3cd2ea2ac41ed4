package eu.passerelle.intake;

import static org.awaitility.Awaitility.await;

import eu.passerelle.testing.Flow;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The coordinator Ruta, who brings in files for the call of 2019 and waits until their rows have been dealt with. */
record Desk(Intake intake, IntakeWorker worker, Flow flow) {

  static final String COHORT = "digital-explorers-2019";

  static void forgetFormerFiles(JdbcClient sql) {
    List.of("intake_refusal", "intake_file", "application").forEach(table -> sql.sql("delete from " + table).update());
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
    return flow.asking("ruta", () -> intake.receive(intake.cohort(COHORT).orElseThrow(), "call.csv", content, dates));
  }

  IntakeFile now(IntakeFile file) {
    return flow.asking("ruta", () -> intake.find(file.id()).orElseThrow());
  }

  List<String> reasons(IntakeFile file) {
    return intake.refusals(file, 0).stream().map(IntakeFile.Refusal::reason).toList();
  }
}
