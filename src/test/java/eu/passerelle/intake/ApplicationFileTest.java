package eu.passerelle.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.engine.forms.FormChecks.Field;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a file is read before anything is known of the form but the names and kinds of its fields. */
class ApplicationFileTest {

  private static final Columns COLUMNS = new Columns(List.of(field("applicationId", "Application number", "textfield", true),
      field("birthDate", "Date of birth", "datetime", true), field("skills", "Skills", "textfield", false),
      field("experienceMonths", "Experience", "number", false)));

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"application_id,birth_date", "Application_ID;BIRTH DATE", "applicationId,birthDate",
      "Application number,\"Date of birth\"", "application-id;birth-date;;"})
  void aColumnIsNamedByKeyOrLabelInAnyCapitals(String header) {
    var file = open(header + "\n" + "A-1;1990-01-31".replace(";", header.contains(";") ? ";" : ","));

    assertThat(file.next().cells()).containsEntry("applicationId", "A-1").containsEntry("birthDate", "1990-01-31");
  }

  @ParameterizedTest
  @CsvSource({"1990-01-31, 1990-01-31", "1990/1/31, 1990-01-31", "1990.01.31., 1990-01-31", "31.01.1990, 1990-01-31",
      "31/1/1990, 1990-01-31", "31-01-1990 00:00, 1990-01-31", "01/31/1990, 01/31/1990", "31.01.90, 31.01.90", "31.02.1990, 31.02.1990"})
  void aDayThatComesFirstIsReadAsWasSaidAndAYearThatComesFirstAlways(String written, String read) {
    assertThat(DateOrder.DAY_FIRST.read(written)).isEqualTo(read);
  }

  @Test
  void theSameDateIsAnotherDayWhereTheMonthComesFirst() {
    assertThat(DateOrder.MONTH_FIRST.read("03/04/2019")).isEqualTo("2019-03-04");
    assertThat(DateOrder.DAY_FIRST.read("03/04/2019")).isEqualTo("2019-04-03");
    assertThat(DateOrder.YEAR_FIRST.read("03/04/2019")).isEqualTo("03/04/2019");
  }

  @Test
  void aFewBadDatesAreTheirRowsOwnAndDoNotStopTheFile() {
    assertThat(survey("application_id,birth_date\nA-1,1990-01-31\nA-2,1990-02-01\nA-3,71/30/0991\n").rows()).isEqualTo(3);
    assertThatThrownBy(() -> survey("application_id,birth_date\nA-1,1990-01-31\nA-2,3/4/1990\nA-3,71/30/0991\n"))
        .hasMessageContaining("line 3 has 3/4/1990 in the column birth_date");
  }

  @Test
  void linesAboveTheHeaderAreATitleAndLineNumbersAreThoseOfTheFile() {
    var file = open("Call of 2019,,\n\n\"made\non Monday\",,\napplication_id,birth_date\n,\nA-1,\"1990-01-31\"\n,,\n");

    assertThat(file.next().line()).isEqualTo(7);
    assertThat(file.hasNext()).isFalse();
  }

  @Test
  void aValueUnderNoNameIsToldAndAShortLineHasNothingInItsLastColumns() {
    var file = open("application_id,birth_date,skills\nA-1,1990-01-31\nA-2,1990-01-31,Java,SQL\n");

    assertThat(file.next().cells()).containsEntry("skills", "");
    assertThat(file.next().problems()).containsExactly("Cell 4 of the line stands under no column that has a name.");
  }

  @Test
  void whatTheSpreadsheetHasMadeANumberIsToldOnceForAllRows() {
    assertThat(survey("application_id,birth_date,skills\n1E+05,1990-01-31,\"2,5E+12\"\n1E+05,1990-01-31,Java\n").advice())
        .contains("application_id, skills", "on line 2 it is 1E+05");
    assertThat(survey("application_id,birth_date,skills,experience_months\nE-5,1990-01-31,C++ E4,1E+02\n").advice()).isNull();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '\0',
      value = {"A-1,1990-01-31,\"Java|3", "A-1,1990-01-31,\"Java\" and SQL|3", "A-1,1990-01-31,\"a\"\"b\\nc\"|0",
          "A-1,1990-01-31,say \"hi\"|0"})
  void aQuotationMarkThatDoesNotCloseIsToldWithTheLineOnWhichItOpens(String row, int line) {
    String text = "application_id,birth_date,skills\nA-0,1990-01-31,\"two\"\n" + row.replace("\\n", "\n") + "\nA-9,1990-01-31,\"x\"\n";

    if (line == 0) {
      assertThat(survey(text).rows()).isEqualTo(3);
    } else {
      assertThatThrownBy(() -> survey(text)).hasMessageStartingWith("Line %d opens a quotation mark".formatted(line));
    }
  }

  @Test
  void fiftyThousandRowsAreReadOneAfterAnotherAndOneMoreIsTooMany() {
    String row = "DEX-%05d,1990-01-31," + "x".repeat(170) + ",12\n";
    var rows = new StringBuilder("application_id,birth_date,skills,experience_months\n");
    for (int i = 0; i < ApplicationFile.MAX_ROWS; i++) {
      rows.append(row.formatted(i));
    }

    assertThat(survey(rows.toString()).rows()).isEqualTo(ApplicationFile.MAX_ROWS);
    assertThatThrownBy(() -> survey(rows + "DEX-X,1990-01-31,,\n"))
        .hasMessage("The file has more than 50,000 rows. Split it and send the parts.");
  }

  private static Survey survey(String text) {
    return Survey.of(text.getBytes(StandardCharsets.UTF_8), DateOrder.YEAR_FIRST, COLUMNS);
  }

  private static ApplicationFile open(String text) {
    return ApplicationFile.open(text.getBytes(StandardCharsets.UTF_8), DateOrder.YEAR_FIRST, COLUMNS);
  }

  private static Field field(String key, String label, String type, boolean required) {
    return new Field(key, label, type, "none", required, false, List.of());
  }
}
