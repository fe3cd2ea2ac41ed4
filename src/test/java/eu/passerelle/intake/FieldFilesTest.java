package eu.passerelle.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.testing.FieldFile;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.FlowTest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files as spreadsheets save them in the field: what can be meant is taken, and what cannot is told in words. */
@FlowTest
class FieldFilesTest {

  @Autowired Intake intake;
  @Autowired IntakeWorker worker;
  @Autowired Flow flow;
  @Autowired JdbcClient sql;
  private Desk ruta;

  @BeforeEach
  void forgetFormerFiles() {
    Desk.forgetFormerFiles(sql);
    ruta = new Desk(intake, worker, flow);
  }

  @ParameterizedTest
  @CsvSource({"blanks-around-values.csv, 5", "empty-rows-and-columns-at-the-end.csv, 1", "tab-separated.csv, 1"})
  void blanksAndEmptyCellsAreNoAnswersAndTabsPartColumnsToo(String name, int rows) {
    var file = take(name, DateOrder.YEAR_FIRST);

    assertThat(ruta.reasons(file)).isEmpty();
    assertThat(file.accepted()).isEqualTo(rows);
    assertThat(file.total()).isEqualTo(rows);
  }

  @Test
  void anIdIsStoredWithoutTheBlanksAroundIt() {
    take("blanks-around-values.csv", DateOrder.YEAR_FIRST);

    String number = sql.sql("select case_number from application where application_id = 'FIELD-0004'").query(String.class).single();
    flow.of(number).hasVariable("nationality", "NG").hasVariable("email", "p4@example.org");
  }

  @Test
  void datesInAnotherOrderAreRefusedOnceForTheFileUntilSomebodySaysWhichComesFirst() {
    assertThatThrownBy(() -> take("dates-as-excel-saves-them.csv", DateOrder.YEAR_FIRST))
        .hasMessageContaining("line 2 has 24.10.2019 in the column submitted_on").hasMessageContaining("the day or the month");
    assertThatThrownBy(() -> take("dates-as-excel-saves-them.csv", DateOrder.MONTH_FIRST)).hasMessageContaining("24.10.2019");

    var file = take("dates-as-excel-saves-them.csv", DateOrder.DAY_FIRST);

    assertThat(file.accepted()).isEqualTo(2);
    String number = sql.sql("select case_number from application where application_id = 'FIELD-0021'").query(String.class).single();
    flow.of(number).hasVariable("submittedOn", "2019-10-24").hasVariable("birthDate", "1990-05-04").hasVariable("earliestStart",
        "2020-03-28");
  }

  @Test
  void aDateThatCannotBeIsRefusedByItsField() {
    var file = take("dates-that-cannot-be.csv", DateOrder.YEAR_FIRST);

    assertThat(file.accepted()).isZero();
    assertThat(ruta.reasons(file)).containsExactly("Field ‘Date of birth’: must not be before 1900.",
        "Field ‘Date of birth’: must not be before 1900.", "Field ‘Date of birth’: must not be after today.",
        "Field ‘Submitted on’: must not be after today.");
  }

  @Test
  void yesInTheWordsOfASpreadsheetIsYesAndOtherWordsAreToldWhichCount() {
    var file = take("consent-in-other-words.csv", DateOrder.YEAR_FIRST);

    assertThat(file.accepted()).isEqualTo(4);
    assertThat(ruta.reasons(file)).singleElement().asString()
        .contains("must be ticked or not ticked; in a file the words yes, no, true and false count.");
  }

  @Test
  void aNumberThatTheSpreadsheetHasCutOffIsToldOnceWithWhatToSetAndInTheRowInWords() {
    var file = take("phone-as-excel-saves-it.csv", DateOrder.YEAR_FIRST);

    assertThat(file.advice()).contains("phone", "on line 2 it is 2.34807E+12", "format “Text”");
    assertThat(ruta.reasons(file)).containsExactly(
        "Field ‘Telephone’: is not written as it should be: a number with the country's code, for example +234 803 1234567. "
            + "Column phone: the spreadsheet has made it a number and cut it off (2.34807E+12).");
  }

  @Test
  void aQuotationMarkThatNeverClosesIsToldWithItsLine() {
    assertThatThrownBy(() -> take("quotation-mark-not-closed.csv", DateOrder.YEAR_FIRST))
        .hasMessageStartingWith("Line 4 opens a quotation mark");
  }

  @Test
  void anEmptyFileSaysSo() {
    assertThatThrownBy(() -> take("empty.csv", DateOrder.YEAR_FIRST)).hasMessageStartingWith("The file is empty.");
  }

  @Test
  void aFileAsALithuanianOrFrenchExcelSavesItIsTaken() {
    String good =
        FieldFile.text("dates-as-excel-saves-them.csv").replace(";60;", ";60,0;").replace(";LT;", ";LT\u00A0;").replace(";employed;",
            ";Employed;").replace(";F;", ";f;");

    var file =
        ruta.take(("\uFEFFsep=;\r\nApplications of 2019;;;;\r\n;;;\r\n" + good).getBytes(StandardCharsets.UTF_8), DateOrder.DAY_FIRST);

    assertThat(ruta.reasons(file)).isEmpty();
    assertThat(file.accepted()).isEqualTo(2);
    String number = sql.sql("select case_number from application where application_id = 'FIELD-0022'").query(String.class).single();
    flow.of(number).hasVariable("experienceMonths", 60).hasVariable("employmentStatus", "employed").hasVariable("gender", "F");
  }

  @Test
  void theUnicodeTextOfASpreadsheetIsTakenAndAnOlderEncodingIsRefusedWithItsLine() {
    var file = ruta.take(FieldFile.text("tab-separated.csv").getBytes(StandardCharsets.UTF_16), DateOrder.YEAR_FIRST);

    assertThat(file.accepted()).isEqualTo(1);
    assertThatThrownBy(
        () -> ruta.take(FieldFile.text("tab-separated.csv").replace("Abuja", "Orléans").getBytes(Charset.forName("windows-1252")),
            DateOrder.YEAR_FIRST))
        .hasMessageStartingWith("Line 2 of the file is not UTF-8 text.").hasMessageContaining("CSV UTF-8");
  }

  private IntakeFile take(String name, DateOrder dates) {
    return ruta.take(FieldFile.bytes(name), dates);
  }
}
