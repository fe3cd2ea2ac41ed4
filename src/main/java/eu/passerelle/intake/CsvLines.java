package eu.passerelle.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The lines of a text file as spreadsheets write it: parted by commas, semicolons or tabs, in UTF-8, or in UTF-16 where the file says so
 * itself. Another encoding is refused, since a guess would change people's names.
 */
final class CsvLines implements Lines {

  private static final char[] SEPARATORS = {',', ';', '\t'};
  private static final int LONGEST_CELL = 1024 * 1024;
  private static final int LOOKED_AT = 20;
  private static final int LONGEST_LOOK = 64 * 1024;

  private final byte[] content;
  private final Charset charset;
  private final int start;
  private final char separator;
  private final CsvReader<CsvRecord> reader;
  private final Iterator<CsvRecord> records;

  /** @throws UnreadableFileException when the file is no text */
  CsvLines(byte[] content, Columns columns) {
    this.content = content;
    boolean utf16 = Lines.begins(content, 0xFE, 0xFF) || Lines.begins(content, 0xFF, 0xFE);
    charset = utf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    start = Lines.begins(content, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    requireText();
    separator = separator(columns);
    reader = open();
    records = reader.iterator();
  }

  @Override
  public boolean hasNext() {
    try {
      return records.hasNext();
    } catch (CsvParseException e) {
      throw broken();
    }
  }

  @Override
  public Line next() {
    CsvRecord record;
    try {
      record = records.next();
    } catch (CsvParseException e) {
      throw broken();
    }
    return new Line(record.getStartingLineNumber(), record.getFields().stream().map(Lines::trim).toList());
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private Reader text() {
    return new InputStreamReader(new ByteArrayInputStream(content, start, content.length - start), charset);
  }

  private CsvReader<CsvRecord> open() {
    return CsvReader.builder().fieldSeparator(separator).allowExtraFields(true).allowMissingFields(true).allowUnclosedQuote(false)
        .allowExtraCharsAfterClosingQuote(false).maxBufferSize(LONGEST_CELL).ofCsvRecord(text());
  }

  private void requireText() {
    var decoder = charset.newDecoder();
    var bytes = ByteBuffer.wrap(content, start, content.length - start);
    var chars = CharBuffer.allocate(LONGEST_LOOK);
    CoderResult result;
    do {
      result = decoder.decode(bytes, chars.clear(), true);
    } while (result.isOverflow());
    if (result.isError()) {
      throw new UnreadableFileException(
          "Line %d of the file is not UTF-8 text. In the spreadsheet, save it as “CSV UTF-8” or as a workbook (.xlsx) and send it again."
              .formatted(1 + count('\n', new String(content, 0, bytes.position(), StandardCharsets.ISO_8859_1))));
    }
  }

  /** The separator with which one of the first lines names the most columns; where none does, the one that the first line has most of. */
  private char separator(Columns columns) {
    List<String> lines = firstLines();
    char best = SEPARATORS[0];
    int most = 0;
    for (char one : SEPARATORS) {
      for (String line : lines) {
        int known = columns.known(Stream.of(line.split(Pattern.quote(String.valueOf(one)))).map(CsvLines::bare).toList());
        if (known > most) {
          most = known;
          best = one;
        }
      }
    }
    String first = lines.stream().filter(line -> !line.isBlank()).findFirst().orElse("");
    for (char one : SEPARATORS) {
      if (most == 0 && count(one, first) > count(best, first)) {
        best = one;
      }
    }
    return best;
  }

  private List<String> firstLines() {
    var look = new char[LONGEST_LOOK];
    try (var text = new BufferedReader(text())) {
      int length = Math.max(text.read(look), 0);
      return new String(look, 0, length).lines().limit(LOOKED_AT).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String bare(String cell) {
    return Lines.trim(cell).replaceAll("^\"|\"$", "");
  }

  private static long count(char one, String text) {
    return text.chars().filter(c -> c == one).count();
  }

  private UnreadableFileException broken() {
    long line = lineOfTheOpenMark();
    return new UnreadableFileException(line == 0
        ? "A cell of the file is longer than a million characters."
        : ("Line %d opens a quotation mark that is not closed where its cell ends. Close it, or remove it; "
            + "a quotation mark that belongs to the text is written twice.").formatted(line));
  }

  /** @return the line on which the quotation mark opens that does not close before the next separator; 0 when all do */
  private long lineOfTheOpenMark() {
    long line = 1;
    long opened = 0;
    int before = separator;
    boolean inside = false;
    try (var text = new BufferedReader(text())) {
      for (int one = text.read(); one >= 0; one = text.read()) {
        boolean cellEnds = one == separator || one == '\n' || one == '\r';
        if (one == '"' && !inside && (before == separator || before == '\n' || before == '\r')) {
          inside = true;
          opened = line;
        } else if (one == '"') {
          inside = opened > 0 && !inside;
        } else if (!inside && opened > 0) {
          if (!cellEnds) {
            return opened;
          }
          opened = 0;
        }
        line += one == '\n' ? 1 : 0;
        before = one;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return inside ? opened : 0;
  }
}
