package eu.passerelle.intake;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a walk through a whole file tells before its rows are looked at one by one.
 *
 * @param rows how many applications it holds
 * @param advice what went wrong with many of them in the same way, told once, with what to do; null when nothing did
 */
record Survey(int rows, String advice) {

  /** @throws UnreadableFileException when the file as a whole cannot be taken */
  static Survey of(byte[] content, DateOrder dates, Columns columns) {
    if (Lines.begins(content, 'P', 'K')) {
      WorkbookGuard.requireHarmless(content);
    }
    try (var file = ApplicationFile.open(content, dates, columns)) {
      file.requireAllColumns();
      var found = new Count(columns);
      while (file.hasNext()) {
        found.add(file.next());
      }
      return found.survey();
    }
  }

  /** Counts while the rows pass by. */
  private static final class Count {

    private final Columns columns;
    private final Set<String> shortenedColumns = new LinkedHashSet<>();
    private int rows;
    private int datesRead;
    private int datesInAnotherOrder;
    private String dateInAnotherOrder;
    private String shortenedNumber;

    private Count(Columns columns) {
      this.columns = columns;
    }

    private void add(ApplicationFile.Row row) {
      rows++;
      row.cells().forEach((key, cell) -> {
        if (columns.isDate(key)) {
          addDate(row.line(), key, cell);
        } else if (columns.isText(key) && ApplicationFile.isShortened(cell)) {
          shortenedColumns.add(Columns.nameOf(key));
          shortenedNumber = shortenedNumber == null ? "on line %d it is %s".formatted(row.line(), cell) : shortenedNumber;
        }
      });
    }

    private void addDate(long line, String key, String cell) {
      if (DateOrder.isRead(cell)) {
        datesRead++;
      } else if (DateOrder.isInAnotherOrder(cell)) {
        datesInAnotherOrder++;
        dateInAnotherOrder = dateInAnotherOrder == null ? "line %d has %s in the column %s".formatted(line, cell, Columns.nameOf(key))
            : dateInAnotherOrder;
      }
    }

    private Survey survey() {
      if (rows == 0) {
        throw new UnreadableFileException("The file names its columns but holds no application.");
      }
      if (datesInAnotherOrder > datesRead) {
        throw new UnreadableFileException(
            ("The dates of this file are written in another order than was said: %s. Say which comes first, the day or the month "
                + "(by REST: dates=day-first or dates=month-first), or set the columns in the spreadsheet to dates like 2026-01-31. "
                + "The year has four digits.").formatted(dateInAnotherOrder));
      }
      return new Survey(rows, shortenedNumber == null ? null
          : ("The spreadsheet has made numbers of what stands in %s and has cut them off: %s. Set these columns to the format “Text” in the "
              + "spreadsheet, enter or import the numbers anew, save and send the file again.")
              .formatted(String.join(", ", shortenedColumns), shortenedNumber));
    }
  }
}
