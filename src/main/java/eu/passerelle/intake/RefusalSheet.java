package eu.passerelle.intake;

import de.siegmar.fastcsv.writer.CsvWriter;
import eu.passerelle.intake.IntakeFile.Refusal;
import java.io.IOException;
import java.io.Writer;
import java.util.function.Consumer;

/** Rows that have become no case as a file that a spreadsheet opens: marked as UTF-8, and no cell is taken for a formula. */
final class RefusalSheet {

  private static final String MARK_OF_UTF_8 = "\uFEFF";
  private static final String BEGINS_A_FORMULA = "=+-@\t\r";

  private RefusalSheet() {}

  /** @param rows hands each row to whom it is given */
  static void write(Writer to, Consumer<Consumer<Refusal>> rows) throws IOException {
    to.write(MARK_OF_UTF_8);
    CsvWriter sheet = CsvWriter.builder().build(to);
    sheet.writeRecord("line", "application_id", "reason");
    rows.accept(row -> sheet.writeRecord(String.valueOf(row.line()), harmless(row.applicationId()), harmless(row.reason())));
    sheet.flush();
  }

  private static String harmless(String cell) {
    return cell == null || cell.isEmpty() || BEGINS_A_FORMULA.indexOf(cell.charAt(0)) < 0 ? cell : "'" + cell;
  }
}
