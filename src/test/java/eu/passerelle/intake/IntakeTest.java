package eu.passerelle.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import eu.passerelle.database.WaitingWork;
import eu.passerelle.intake.IntakeFile.IntakeState;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.FlowTest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Applications come in as a file: a good row is a case, a bad one is reported, nothing comes in twice. */
@FlowTest
class IntakeTest {

  private static final String HEADER =
      "application_id,submitted_on,given_name,family_name,birth_date,gender,nationality,region,email,phone,education_level,"
          + "field_of_study,graduation_year,occupation,skills,experience_months,english,second_language,employment_status,preferred_destination,earliest_start,consent\n";

  @Autowired Intake intake;
  @Autowired IntakeWorker worker;
  @Autowired WaitingWork work;
  @Autowired Flow flow;
  @Autowired RuntimeService runtime;
  @Autowired IdentityService identity;
  @Autowired JdbcClient sql;

  private Desk ruta;

  @BeforeEach
  void forgetFormerFiles() {
    Desk.forgetFormerFiles(sql);
    ruta = new Desk(intake, worker, flow);
  }

  @Test
  void aGoodRowIsACaseWithItsOwnNumberThatTheTablesHavePreselected() {
    var file = send(HEADER + row("A-1", "Ngozi", "Eze", "1990-04-01", "yes"));

    assertThat(file.accepted()).isEqualTo(1);
    String number = sql.sql("select case_number from application where application_id = 'A-1'").query(String.class).single();
    assertThat(number).matches("DEX-2019-\\d{5}");
    flow.of(number).passed("businessRuleTask_checkEligibility", "businessRuleTask_scoreApplication").hasVariable("givenName", "Ngozi")
        .hasVariable("selectionMethod", "bootCamp").hasVariable("destination", "LT");
  }

  @Test
  void withoutConsentThereIsNoCase() {
    var file = send(HEADER + row("B-1", "Musa", "Bello", "1991-01-01", "no") + row("B-2", "Femi", "Obi", "1992-01-01", ""));

    assertThat(file.accepted()).isZero();
    assertThat(refusals(file)).extracting(IntakeFile.Refusal::line).containsExactly(2L, 3L);
    assertThat(intake.refusals(file, Integer.MAX_VALUE)).as("a page that is not there").isEmpty();
    assertThat(refusals(file))
        .allSatisfy(refusal -> assertThat(refusal.reason()).contains("‘The applicant agrees to the use of these data’: is required"));
    assertThat(sql.sql("select count(*) from application").query(Integer.class).single()).isZero();
  }

  @Test
  void aBadRowIsReportedWithItsLineAndEveryReasonAndTheOthersStillComeIn() {
    var file = send(HEADER
        + row("C-1", "Ada", "Lawal", "1993-01-01", "yes").replace("c-1@example.org", "c-1 at example.org").replace(",30,", ",two years,")
        + row("C-2", "Kemi", "\"Obi,\nsecond line\"", "1994-01-01", "yes")
        + row("C-3", "Bisi", "Umeh", "1995-13-40", "yes"));

    assertThat(file.accepted()).isEqualTo(1);
    assertThat(refusals(file)).extracting(IntakeFile.Refusal::line).containsExactly(2L, 5L);
    assertThat(refusals(file).get(0).reason()).contains("E-mail").contains("Experience");
    assertThat(refusals(file).get(1).reason()).contains("Date of birth");
  }

  @Test
  void theSameFileAgainAddsNothingAndAFileWithKnownRowsOnlyCountsThem() {
    String content = HEADER + row("D-1", "Ada", "Lawal", "1993-02-01", "yes");
    send(content);
    long cases = cases();

    assertThatThrownBy(() -> send(content)).isInstanceOf(UnreadableFileException.class).hasMessageContaining("very file");
    var more = send(content + row("D-2", "Ada", "Balogun", "1993-03-01", "yes"));

    assertThat(more.alreadyKnown()).isEqualTo(1);
    assertThat(more.accepted()).isEqualTo(1);
    assertThat(cases()).isEqualTo(cases + 1);
  }

  @Test
  void theSameApplicationTwiceInAFileAndTheSamePersonUnderTwoNumbersComeInOnce() {
    var file = send(HEADER + row("E-1", "Ayọ̀délé", "Bello", "1990-05-05", "yes") + row("E-1", "Other", "Name", "1990-05-05", "yes")
        + row("E-2", "AYODELE ", "bello", "1990-05-05", "yes"));

    assertThat(file.accepted()).isEqualTo(1);
    assertThat(refusals(file)).extracting(IntakeFile.Refusal::reason)
        .satisfiesExactly(reason -> assertThat(reason).contains("Line 2"), reason -> assertThat(reason).contains("same person"));
  }

  @Test
  void aCellThatLooksLikeAFormulaIsData() {
    send(HEADER + row("F-1", "Ada", "\"=HYPERLINK(\"\"http://example.org\"\")\"", "1990-06-06", "yes"));

    String number = sql.sql("select case_number from application where application_id = 'F-1'").query(String.class).single();
    flow.of(number).hasVariable("familyName", "=HYPERLINK(\"http://example.org\")");
  }

  @Test
  void aFileThatIsNoneIsRefusedAsAWholeWithASentence() {
    assertThatThrownBy(() -> send("")).hasMessageContaining("empty");
    assertThatThrownBy(() -> send(HEADER)).hasMessageContaining("no application");
    assertThatThrownBy(() -> send("name,age\nx,1\n")).hasMessageContaining("line 1 names: name, age");
    assertThatThrownBy(() -> send(HEADER.replace("consent", "phone"))).hasMessageContaining("stands twice in line 1: phone.");
    assertThatThrownBy(() -> send(HEADER.replace(",consent", "") + "J-1")).hasMessageContaining("missing: consent. Line 1");
    assertThatThrownBy(() -> receive((HEADER + "Ž").getBytes(Charset.forName("windows-1257"))))
        .hasMessageContaining("Line 2 of the file is not UTF-8 text").hasMessageContaining("CSV UTF-8");
  }

  @Test
  void whoCoordinatesNoSchemeHasNoCohortToSendTo() {
    flow.as("bisi", () -> {
      assertThat(intake.cohorts()).isEmpty();
      assertThat(intake.cohort(Desk.COHORT)).isEmpty();
    });
  }

  @Test
  void aCoordinatorWhoseUserNameIsAnEMailAddressBringsInApplications() {
    String somebody = "vilma.k+dex@example.org";
    identity.saveUser(identity.newUser(somebody));
    identity.createMembership(somebody, "coordinators-digital-explorers");
    var sent = flow.asking(somebody, () -> intake.receive(intake.cohort(Desk.COHORT).orElseThrow(), "call.csv",
        (HEADER + row("K-1", "Ada", "Eze", "1993-07-01", "yes")).getBytes(StandardCharsets.UTF_8), DateOrder.YEAR_FIRST));
    worker.work();

    await().until(() -> now(sent).state() == IntakeState.DONE);
    assertThat(now(sent).accepted()).isEqualTo(1);
    identity.deleteUser(somebody);
  }

  @Test
  void aStoppedFileGoesOnWhereItStopped() {
    var file = receive((HEADER + row("G-1", "Ada", "Eze", "1990-07-01", "yes") + row("G-2", "Ada", "Obi", "1990-07-02", "yes"))
        .getBytes(StandardCharsets.UTF_8));
    flow.as("ruta", () -> intake.stop(file));
    worker.work();
    assertThat(now(file).state()).isEqualTo(IntakeState.STOPPED);
    assertThat(now(file).nextRow()).isZero();

    flow.as("ruta", () -> intake.resume(file));
    worker.work();

    assertThat(now(file).state()).isEqualTo(IntakeState.DONE);
    assertThat(now(file).accepted()).isEqualTo(2);
  }

  @Test
  void aFileWhoseNodeDiedIsTakenOverAndNoRowIsTakenTwice() {
    var file = receive((HEADER + row("H-1", "Ada", "Eze", "1991-07-01", "yes") + row("H-2", "Ada", "Obi", "1991-07-02", "yes"))
        .getBytes(StandardCharsets.UTF_8));
    sql.sql("update intake_file set state = 'WORKING', held_until = timestamp '2001-01-01 00:00:00' where id = ?").param(file.id())
        .update();

    worker.work();
    worker.work();

    assertThat(now(file).state()).isEqualTo(IntakeState.DONE);
    assertThat(now(file).accepted()).isEqualTo(2);
    assertThat(sql.sql("select content from intake_file").query((row, n) -> row.getBytes(1) == null).single())
        .as("the personal data of a finished file are gone").isTrue();
  }

  @Test
  void aNodeThatStopsGivesTheFileBackAndAnotherGoesOnAtOnce() {
    var file = receive((HEADER + row("I-1", "Ada", "Eze", "1992-07-01", "yes")).getBytes(StandardCharsets.UTF_8));
    work.stop();
    try {
      worker.work();
      assertThat(now(file).nextRow()).isZero();
      assertThat(now(file).state()).isEqualTo(IntakeState.WORKING);
      assertThat(sql.sql("select held_until < ? from intake_file").param(OffsetDateTime.now().plusSeconds(2)).query(Boolean.class).single())
          .isTrue();
    } finally {
      work.start();
    }

    worker.work();
    await().until(() -> now(file).state() == IntakeState.DONE);
    assertThat(now(file).accepted()).isEqualTo(1);
  }

  private IntakeFile send(String content) {
    var file = receive(content.getBytes(StandardCharsets.UTF_8));
    worker.work();
    return now(file);
  }

  private IntakeFile receive(byte[] content) {
    return ruta.receive(content, DateOrder.YEAR_FIRST);
  }

  private IntakeFile now(IntakeFile file) {
    return ruta.now(file);
  }

  private List<IntakeFile.Refusal> refusals(IntakeFile file) {
    return intake.refusals(file, 0);
  }

  private long cases() {
    return runtime.createProcessInstanceQuery().processDefinitionKey("digital-explorers").count();
  }

  private static String row(String id, String given, String family, String born, String consent) {
    return "%s,2019-10-20,%s,%s,%s,F,NG,Lagos,%s@example.org,+234 8000000000,ISCED6,061 ICT,2014,2512.4 Software developers,Java;SQL;React,30,B2,,employed,LT,2020-02-01,%s%n"
        .formatted(id, given, family, born, id.toLowerCase(Locale.ROOT), consent);
  }
}
