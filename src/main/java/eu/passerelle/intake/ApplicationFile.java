package eu.passerelle.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A file of applications as people export it from a spreadsheet: UTF-8 text, commas or semicolons, one line of column names. A column
 * {@code given_name} is the form field {@code givenName}. Every cell is data, whatever it looks like.
 */
record ApplicationFile(List<Row> rows) {

  static final int MAX_ROWS = 50_000;
  private static final Pattern UNDERSCORE = Pattern.compile("_([a-z0-9])");

  /** One application: the line of the file on which it begins (from 1), its cells by field key, or why it cannot be read. */
  record Row(long line, Map<String, String> cells, String problem) {}

  /**
   * @param content the bytes of the file
   * @param known keys of the form's fields
   * @param required those without which no row can be good
   * @throws UnreadableFileException with a sentence that says what is wrong with the file and what to do
   */
  static ApplicationFile read(byte[] content, Collection<String> known, Collection<String> required) {
    String text = decode(content);
    try (var reader =
        CsvReader.builder().fieldSeparator(separatorOf(text)).allowExtraFields(true).allowMissingFields(true).allowUnclosedQuote(false)
            .allowExtraCharsAfterClosingQuote(false).maxBufferSize(1024 * 1024).ofCsvRecord(text)) {
      var records = reader.iterator();
      if (!records.hasNext()) {
        throw new UnreadableFileException("The file is empty. Send a CSV file whose first line names the columns.");
      }
      List<String> keys = header(records.next(), known, required);
      var rows = new ArrayList<Row>();
      while (records.hasNext()) {
        rows.add(row(records.next(), keys));
        if (rows.size() > MAX_ROWS) {
          throw new UnreadableFileException("The file has more than %,d rows. Split it and send the parts.".formatted(MAX_ROWS));
        }
      }
      if (rows.isEmpty()) {
        throw new UnreadableFileException("The file names its columns but holds no application.");
      }
      return new ApplicationFile(rows);
    } catch (CsvParseException e) {
      throw new UnreadableFileException(
          "The file is not readable as CSV: a quotation mark is not closed, or a cell is longer than a million characters.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String decode(byte[] content) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new UnreadableFileException("The file is not UTF-8 text. Save it as “CSV UTF-8” and send it again.");
    }
  }

  private static char separatorOf(String text) {
    String first = text.lines().findFirst().orElse("");
    return first.indexOf(';') >= 0 && first.indexOf(',') < 0 ? ';' : ',';
  }

  private static List<String> header(CsvRecord names, Collection<String> known, Collection<String> required) {
    List<String> keys = names.getFields().stream().map(ApplicationFile::keyOf).toList();
    var unknown = names.getFields().stream().filter(name -> !known.contains(keyOf(name))).toList();
    if (!unknown.isEmpty()) {
      throw new UnreadableFileException(
          "The application form has no field for these columns: %s. Remove or rename them.".formatted(shorten(unknown)));
    }
    var missing = required.stream().filter(key -> !keys.contains(key)).map(ApplicationFile::columnOf).sorted().toList();
    if (!missing.isEmpty()) {
      throw new UnreadableFileException(
          "These columns are missing: %s. The first line of the file must name them.".formatted(shorten(missing)));
    }
    if (new HashSet<>(keys).size() < keys.size()) {
      throw new UnreadableFileException("A column stands twice in the first line. Each column may stand once.");
    }
    return keys;
  }

  private static Row row(CsvRecord record, List<String> keys) {
    if (record.getFieldCount() != keys.size()) {
      return new Row(record.getStartingLineNumber(), Map.of(),
          "The line has %d cells where the first line names %d columns.".formatted(record.getFieldCount(), keys.size()));
    }
    var cells = new LinkedHashMap<String, String>();
    for (int i = 0; i < keys.size(); i++) {
      cells.put(keys.get(i), record.getField(i));
    }
    return new Row(record.getStartingLineNumber(), cells, null);
  }

  private static String keyOf(String column) {
    return UNDERSCORE.matcher(column.strip().toLowerCase(Locale.ROOT)).replaceAll(m -> m.group(1).toUpperCase(Locale.ROOT));
  }

  private static String columnOf(String key) {
    return key.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  private static String shorten(List<String> names) {
    String all = String.join(", ", names.stream().map(n -> n.length() > 40 ? n.substring(0, 40) + "…" : n).limit(8).toList());
    return names.size() > 8 ? all + " and %d more".formatted(names.size() - 8) : all;
  }
}
