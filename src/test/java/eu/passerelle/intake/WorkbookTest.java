package eu.passerelle.intake;

import static eu.passerelle.intake.Workbook.DATE;
import static eu.passerelle.intake.Workbook.inline;
import static eu.passerelle.intake.Workbook.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.engine.forms.FormChecks.Field;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A workbook is read as it was saved: dates are dates whatever they show, numbers have all their digits, and it can do no harm. */
class WorkbookTest {

  private static final Columns COLUMNS = new Columns(List.of(field("applicationId", "textfield"), field("birthDate", "datetime"),
      field("phone", "textfield"), field("experienceMonths", "number"), field("consent", "checkbox")));
  private static final String[] HEADER = {"application_id", "birth_date", "phone", "experience_months", "consent"};

  @Test
  void itsFirstSheetThatIsShownIsReadWithATitleAndEmptyRows() {
    var file = open(new Workbook().line("Call of 2019").line(HEADER).cells("").line("A-1 ", "31.01.1990", "+234 803", "12", "yes"));

    ApplicationFile.Row row = file.next();
    assertThat(row.line()).isEqualTo(4);
    assertThat(row.cells()).containsEntry("applicationId", "A-1").containsEntry("birthDate", "1990-01-31")
        .containsEntry("phone", "+234 803")
        .containsEntry("consent", "yes");
    assertThat(file.hasNext()).isFalse();
  }

  @Test
  void aDateANumberATickAndAResultAreToldWithoutTheirLooks() {
    var file = open(new Workbook().line(HEADER).cells(inline("A-1") + number("32904", DATE) + number("2.348070400001E12", "")
        + "<c><f>SUM(B1:B2)</f><v>12</v></c><c t=\"b\"><v>1</v></c>"));

    assertThat(file.next().cells()).containsEntry("birthDate", "1990-01-31").containsEntry("phone", "2348070400001")
        .containsEntry("experienceMonths", "12").containsEntry("consent", "true");
  }

  @Test
  void cellsThatAreLeftOutAreEmptyAndErrorsAreText() {
    var file =
        open(new Workbook().line(HEADER).cells("<c r=\"A2\" t=\"inlineStr\"><is><t>A-1</t></is></c><c r=\"C2\" t=\"e\"><v>#N/A</v></c>"));

    assertThat(file.next().cells()).containsEntry("birthDate", "").containsEntry("phone", "#N/A").containsEntry("consent", "");
  }

  @Test
  void fiftyThousandRowsFitIntoLessThanTenMegabytesAndAreReadOneAfterAnother() {
    var workbook = new Workbook().line(HEADER);
    for (int i = 0; i < ApplicationFile.MAX_ROWS; i++) {
      workbook.cells(inline("DEX-%05d".formatted(i)) + number("32904", DATE) + inline("+234 80%08d".formatted(i * 1999L)) + number("12", "")
          + inline("x".repeat(150)));
    }
    byte[] content = workbook.bytes();

    assertThat(content.length).isLessThan(Intake.LARGEST_FILE);
    assertThat(Survey.of(content, DateOrder.YEAR_FIRST, COLUMNS).rows()).isEqualTo(ApplicationFile.MAX_ROWS);
  }

  @Test
  void whatIsNoWorkbookOrAnotherKindOfOneIsRefusedWithAWayOut() {
    assertRefused("PK\3\4 and no more".getBytes(StandardCharsets.UTF_8), "The workbook cannot be read.");
    assertRefused(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0}, "has a password or the old form .xls");
    assertRefused(new Workbook().part("xl/workbook.xml", "<workbook").bytes(), "The workbook cannot be read.");
    assertRefused(new Workbook().part("[Content_Types].xml", "<Types/>").part("xl/_rels/workbook.xml.rels", "<x/>").bytes(),
        "The workbook cannot be read.");
  }

  @Test
  void aWorkbookThatWouldGrowWithoutEndIsRefusedBeforeItDoes() {
    String tooLarge = "too large when it is unpacked";
    assertRefused(new Workbook().line(HEADER).swollen("xl/media/image.bin", 210).bytes(), tooLarge);
    assertRefused(new Workbook().line(HEADER).cells(inline("x".repeat(1_100_000))).bytes(), tooLarge);
    assertRefused(new Workbook().line(HEADER).cells("<c r=\"ZZZZZZ2\"><v>1</v></c>").bytes(), tooLarge);
    assertRefused(new Workbook().line(HEADER).cells("<c/>".repeat(17_000)).bytes(), tooLarge);
    assertRefused(new Workbook().line(HEADER).cells("<c t=\"s\"><v>999999999</v></c>").bytes(), tooLarge);
    assertRefused(new Workbook().line(HEADER).cells("<c t=\"s\"><v>2000000000</v></c>").bytes(), tooLarge);
  }

  @Test
  void textsThatTakeMoreRoomThanApplicationsNeedAreRefusedHoweverTheyAreWritten() {
    String tooMuch = "The workbook holds more text than applications need.";
    var letters = new Workbook().line(HEADER);
    IntStream.range(0, 26_000).forEach(n -> letters.line("%05d".formatted(n) + "x".repeat(1_995)));
    assertRefused(letters.bytes(), tooMuch);
    assertRefused(new Workbook().part("xl/sharedStrings.xml", "<sst>" + "<si/>".repeat(1_800_000) + "</sst>").line(HEADER).bytes(),
        tooMuch);
    assertRefused(new Workbook().part("xl/styles.xml", "<styleSheet>" + "<xf/>".repeat(1_800_000) + "</styleSheet>").line(HEADER).bytes(),
        tooMuch);
    assertRefused(new Workbook().part("xl/styles.xml", "<styleSheet x='" + "x".repeat(1_200_000) + "'/>").line(HEADER).bytes(),
        "too large when it is unpacked");
  }

  @Test
  void anImageBesideTheTableIsPassedOver() {
    assertThat(open(new Workbook().line(HEADER).line("A-1", "1990-01-31", "", "12", "yes").swollen("xl/media/image.png", 5)).next()
        .applicationId()).isEqualTo("A-1");
  }

  @Test
  void aNumberWithABillionDigitsStaysShortAndAForeignEntityIsNotFetched() {
    var file = open(new Workbook().line(HEADER).cells(inline("A-1") + number("1990", "") + number("1E999999999", "")));
    assertThat(file.next().cells().get("phone")).hasSizeLessThan(20);

    assertRefused(new Workbook().part("xl/sharedStrings.xml",
        "<!DOCTYPE sst [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><sst><si><t>&x;</t></si></sst>").line(HEADER).bytes(), "The workbook");
  }

  private static void assertRefused(byte[] content, String words) {
    assertThatThrownBy(() -> Survey.of(content, DateOrder.YEAR_FIRST, COLUMNS)).isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining(words);
  }

  private static ApplicationFile open(Workbook workbook) {
    byte[] content = workbook.bytes();
    WorkbookGuard.requireHarmless(content);
    return ApplicationFile.open(content, DateOrder.DAY_FIRST, COLUMNS);
  }

  private static Field field(String key, String type) {
    return new Field(key, key, type, "none", false, false, List.of());
  }
}
