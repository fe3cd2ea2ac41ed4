package eu.passerelle.intake;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.intake.IntakeFile.IntakeState;
import eu.passerelle.testing.FieldFile;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.FlowTest;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A file is looked through before anything of it becomes a case, and whoever may be the same person is decided about by a coordinator. */
@FlowTest
class PreviewTest {

  private static final String ALMA = "one-person-three-times.csv";

  @Autowired Intake intake;
  @Autowired IntakeWorker worker;
  @Autowired Preview preview;
  @Autowired Doubts doubts;
  @Autowired Flow flow;
  @Autowired RuntimeService runtime;
  @Autowired JdbcClient sql;
  private Desk ruta;

  @BeforeEach
  void forgetFormerFiles() {
    Desk.forgetFormerFiles(sql);
    ruta = new Desk(intake, worker, flow);
  }

  @Test
  void aPreviewTellsWhatWouldBecomeOfEachRowAndTakesNothing() {
    long cases = cases();

    var file =
        lookThrough(FieldFile.text(ALMA) + FieldFile.text("dates-that-cannot-be.csv").lines().skip(1).findFirst().orElseThrow() + "\n");

    assertThat(file.state()).isEqualTo(IntakeState.CHECKED);
    assertThat(List.of(file.total(), file.accepted(), file.doubtful(), file.refused(), file.alreadyKnown())).containsExactly(4, 1, 2, 1, 0);
    assertThat(doubts.of(file)).extracting(Findings.Doubt::reason).allSatisfy(reason -> assertThat(reason)
        .isEqualTo("Perhaps the same person as line 2 of this file: same date of birth and same e-mail address or telephone number."));
    assertThat(ruta.reasons(file)).containsExactly("Field ‘Date of birth’: must not be before 1900.");
    assertThat(cases()).isEqualTo(cases);
    assertThat(sql.sql("select count(*) from application").query(Integer.class).single()).isZero();
  }

  @Test
  void onePersonIsOneCaseAndTheOtherRowsWaitForADecision() {
    var file = takeIn(lookThrough(FieldFile.text(ALMA)));

    assertThat(List.of(file.accepted(), file.doubtful(), file.refused())).containsExactly(1, 2, 0);
    String alma = sql.sql("select case_number from application where application_id = 'FIELD-0061'").query(String.class).single();
    assertThat(doubts.of(file)).extracting(Findings.Doubt::sameAs).containsExactly(alma, alma);
    assertThat(doubts.of(file).get(0).cells()).containsEntry("familyName", "Alma").containsEntry("email", "one.person@example.org");
  }

  @Test
  void theCoordinatorDecidesWhoItIsAndWhatTheRowHeldIsForgotten() {
    var file = takeIn(lookThrough(FieldFile.text(ALMA)));

    decide(file, 3, true);
    decide(file, 4, false);
    decide(file, 4, false);

    file = ruta.now(file);
    assertThat(List.of(file.accepted(), file.doubtful(), file.alreadyKnown())).containsExactly(2, 0, 1);
    String other = sql.sql("select case_number from application where application_id = 'FIELD-0063'").query(String.class).single();
    flow.of(other).hasVariable("givenName", "Alma B.").passed("businessRuleTask_checkEligibility");
    assertThat(doubts.of(file)).isEmpty();
    assertThat(sql.sql("select count(*) from intake_refusal where cells is not null").query(Integer.class).single()).isZero();
    assertThat(sql.sql("select reason from intake_refusal where line = 3").query(String.class).single())
        .endsWith("ruta has decided: the same person, no case.");
  }

  @Test
  void aPreviewThatWasBrokenOffIsBegunAnewAndCountsNoRowTwice() {
    var file = lookThrough(FieldFile.text(ALMA));
    sql.sql("update intake_file set state = 'CHECKING', next_row = 2, held_until = null").update();

    preview.work();

    var after = ruta.done(file);
    assertThat(List.of(after.accepted(), after.doubtful())).containsExactly(1, 2);
  }

  @Test
  void aFileThatIsDroppedIsForgottenAndIsNotTakenIn() {
    var file = lookThrough(FieldFile.text(ALMA));
    flow.as("ruta", () -> intake.drop(file));

    var after = takeIn(file);

    assertThat(after.state()).isEqualTo(IntakeState.DROPPED);
    assertThat(sql.sql("select content from intake_file").query((row, n) -> row.getBytes(1) == null).single()).isTrue();
    assertThat(doubts.of(after)).isEmpty();
  }

  @Test
  void whatBecameNoCaseIsASheetInWhichNoCellIsAFormula() throws IOException {
    var file = lookThrough(FieldFile.text("phone-as-excel-saves-it.csv").replace("FIELD-0091", "=FIELD()"));
    var sheet = new StringWriter();

    RefusalSheet.write(sheet, reader -> intake.eachRefusal(file, reader));

    assertThat(sheet.toString()).startsWith("\uFEFFline,application_id,reason").contains("2,'=FIELD(),").contains("Telephone");
  }

  private IntakeFile lookThrough(String content) {
    var file = receive(content);
    preview.work();
    return ruta.done(file);
  }

  private IntakeFile receive(String content) {
    return flow.asking("ruta", () -> intake.preview(intake.cohort(Desk.COHORT).orElseThrow(), "call.csv",
        content.getBytes(StandardCharsets.UTF_8), DateOrder.YEAR_FIRST));
  }

  private IntakeFile takeIn(IntakeFile file) {
    flow.as("ruta", () -> intake.takeIn(file));
    worker.work();
    return ruta.done(file);
  }

  private void decide(IntakeFile file, long line, boolean same) {
    flow.as("ruta", () -> doubts.decide(file, intake.cohort(Desk.COHORT).orElseThrow(), line, same));
  }

  private long cases() {
    return runtime.createProcessInstanceQuery().processDefinitionKey("digital-explorers").count();
  }
}
