package eu.passerelle.intake;

import java.io.Closeable;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/** The lines of a file, one after another, however the file keeps them; none is held longer than it is looked at. */
interface Lines extends Iterator<Lines.Line>, Closeable {

  /** What stands in one line: the number under which people find it (from 1), and its cells from left to right. */
  record Line(long number, List<String> cells) {

    boolean isBlank() {
      return cells.stream().allMatch(String::isEmpty);
    }
  }

  /**
   * @param columns of which one line names some
   * @throws UnreadableFileException when the file is neither text nor a workbook
   */
  static Lines of(byte[] content, Columns columns) {
    if (begins(content, 'P', 'K', 3, 4)) {
      return new WorkbookLines(content);
    }
    if (begins(content, 0xD0, 0xCF, 0x11, 0xE0)) {
      throw new UnreadableFileException(
          "The workbook has a password or the old form .xls. Save it without a password as .xlsx or as “CSV UTF-8” and send it again.");
    }
    return new CsvLines(content, columns);
  }

  /** @return whether the file begins with these bytes */
  static boolean begins(byte[] content, int... mark) {
    return content.length >= mark.length && IntStream.range(0, mark.length).allMatch(i -> (content[i] & 0xFF) == mark[i]);
  }

  /** @return the text without blanks at its ends, those that do not break a line among them */
  static String trim(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isBlank(char one) {
    return Character.isWhitespace(one) || Character.isSpaceChar(one) || one == '\u200B' || one == '\uFEFF';
  }
}
