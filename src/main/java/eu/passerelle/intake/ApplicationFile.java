package eu.passerelle.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;

/**
 * A file of applications as people save it from a spreadsheet: one of its first lines names the columns, and each further line that is not
 * empty is one application. It is read line by line. Every cell is data, whatever it looks like.
 */
final class ApplicationFile implements Iterator<ApplicationFile.Row>, AutoCloseable {

  static final int MAX_ROWS = 50_000;
  private static final int LINES_ABOVE_THE_HEADER = 10;
  private static final Pattern SHORTENED_NUMBER = Pattern.compile("[0-9]+([.,][0-9]+)?E\\+[0-9]{2,3}");

  private final Lines lines;
  private final Columns columns;
  private final DateOrder dates;
  private Lines.Line header;
  private List<String> keys;
  private Row next;
  private int rows;

  /** One application: the line of the file on which it begins, its cells by field key, and what is wrong with the line itself. */
  record Row(long line, Map<String, String> cells, List<String> problems) {

    String applicationId() {
      return cells.getOrDefault("applicationId", "");
    }
  }

  private ApplicationFile(Lines lines, DateOrder dates, Columns columns) {
    this.lines = lines;
    this.dates = dates;
    this.columns = columns;
  }

  /**
   * @param content the bytes of the file
   * @param dates how it writes dates
   * @throws UnreadableFileException with a sentence that says what is wrong with the file and what to do; so does every further step
   */
  static ApplicationFile open(byte[] content, DateOrder dates, Columns columns) {
    var file = new ApplicationFile(Lines.of(content, columns), dates, columns);
    file.readHeader();
    file.next = file.read();
    return file;
  }

  /** @return whether the spreadsheet has made a number of the text and cut off what it had no room for, as in 2.34807E+12 */
  static boolean isShortened(String cell) {
    return SHORTENED_NUMBER.matcher(cell).matches();
  }

  /** @throws UnreadableFileException when a column is missing without which no row can be good */
  void requireAllColumns() {
    columns.requireAll(header.number(), keys);
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public Row next() {
    if (next == null) {
      throw new NoSuchElementException();
    }
    Row row = next;
    next = read();
    return row;
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first lines may be a title: the line with the most names of columns is the header, or else the first that is not empty. */
  private void readHeader() {
    List<Lines.Line> first = new ArrayList<>();
    while (first.size() < LINES_ABOVE_THE_HEADER && lines.hasNext()) {
      Lines.Line line = lines.next();
      if (!line.isBlank()) {
        first.add(line);
      }
      if (columns.known(line.cells()) > 1) {
        header = line;
        break;
      }
    }
    if (first.isEmpty()) {
      throw new UnreadableFileException("The file is empty. Send a file whose first line names the columns.");
    }
    header = header == null ? first.get(0) : header;
    keys = columns.read(header);
  }

  private Row read() {
    while (lines.hasNext()) {
      Lines.Line line = lines.next();
      if (!line.isBlank()) {
        rows++;
        if (rows > MAX_ROWS) {
          throw new UnreadableFileException(
              String.format(Locale.ENGLISH, "The file has more than %,d rows. Split it and send the parts.", MAX_ROWS));
        }
        return row(line);
      }
    }
    return null;
  }

  private Row row(Lines.Line line) {
    var cells = new LinkedHashMap<String, String>();
    var problems = new ArrayList<String>();
    for (int i = 0; i < Math.max(keys.size(), line.cells().size()); i++) {
      String key = i < keys.size() ? keys.get(i) : null;
      String cell = i < line.cells().size() ? line.cells().get(i) : "";
      if (key != null) {
        cells.put(key, columns.isDate(key) ? dates.read(cell) : cell);
        if (columns.isText(key) && isShortened(cell)) {
          problems.add("Column %s: the spreadsheet has made it a number and cut it off (%s).".formatted(Columns.nameOf(key), cell));
        }
      } else if (!cell.isEmpty()) {
        problems.add("Cell %d of the line stands under no column that has a name.".formatted(i + 1));
      }
    }
    return new Row(line.number(), cells, problems);
  }
}
