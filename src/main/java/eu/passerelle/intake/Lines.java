package eu.passerelle.intake;

import java.io.Closeable;
import java.util.Iterator;
import java.util.List;

/** The lines of a file, one after another, however the file keeps them; none is held longer than it is looked at. */
interface Lines extends Iterator<Lines.Line>, Closeable {

  /** What stands in one line: the number under which people find it (from 1), and its cells from left to right. */
  record Line(long number, List<String> cells) {

    boolean isBlank() {
      return cells.stream().allMatch(String::isEmpty);
    }
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
