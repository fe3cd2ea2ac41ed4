package eu.passerelle.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Iterator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.SheetVisibility;

/**
 * The lines of a workbook (.xlsx): its first sheet that is shown, row by row. A date is told as ISO text, whatever the cell shows, and a
 * number with all its digits; of a formula the result counts that was saved with it.
 */
final class WorkbookLines implements Lines {

  static final String UNREADABLE =
      "The workbook cannot be read. Open it in the spreadsheet, save it as .xlsx or as “CSV UTF-8” and send it again.";

  private static final Pattern NOT_OF_THE_FORMAT = Pattern.compile("\"[^\"]*\"|\\[[^]]*]|\\\\.");
  private static final Pattern DAY_OR_YEAR = Pattern.compile("[dyDY]");
  private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_466);
  private static final int MOST_DIGITS = 40;

  private final ReadableWorkbook workbook;
  private final Stream<Row> rows;
  private final Iterator<Row> each;

  /**
   * @param content of a workbook that does no harm, see {@link WorkbookGuard}
   * @throws UnreadableFileException when it is none
   */
  WorkbookLines(byte[] content) {
    try {
      workbook = new ReadableWorkbook(new ByteArrayInputStream(content), new ReadingOptions(true, true));
      rows = workbook.getSheets().filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE).findFirst()
          .orElseThrow(() -> new UnreadableFileException("The workbook shows no sheet.")).openStream();
      each = rows.iterator();
    } catch (IOException | ExcelReaderException broken) {
      throw new UnreadableFileException(UNREADABLE);
    }
  }

  @Override
  public boolean hasNext() {
    try {
      return each.hasNext();
    } catch (ExcelReaderException broken) {
      throw new UnreadableFileException(UNREADABLE);
    }
  }

  @Override
  public Line next() {
    Row row = each.next();
    return new Line(row.getRowNum(),
        IntStream.range(0, row.getCellCount()).mapToObj(row::getCell).map(WorkbookLines::text).map(Lines::trim).toList());
  }

  @Override
  public void close() throws IOException {
    rows.close();
    workbook.close();
  }

  private static String text(Cell cell) {
    if (cell == null || cell.getValue() == null) {
      return "";
    }
    if (cell.getValue() instanceof BigDecimal number) {
      return isDate(cell, number) ? date(cell) : plain(number);
    }
    return cell.getText();
  }

  private static boolean isDate(Cell cell, BigDecimal number) {
    return cell.getDataFormatString() != null && number.signum() > 0 && number.compareTo(LAST_DAY) < 0
        && DAY_OR_YEAR.matcher(NOT_OF_THE_FORMAT.matcher(cell.getDataFormatString()).replaceAll("")).find();
  }

  private static String date(Cell cell) {
    try {
      LocalDateTime date = cell.asDate();
      return date.toLocalTime().equals(LocalTime.MIDNIGHT) ? date.toLocalDate().toString() : date.toString();
    } catch (DateTimeException noDate) {
      return cell.getText();
    }
  }

  /** A number that would be pages long stays short: no field takes either. */
  private static String plain(BigDecimal number) {
    BigDecimal bare = number.stripTrailingZeros();
    return Math.abs(bare.scale()) > MOST_DIGITS ? bare.toString() : bare.toPlainString();
  }
}
