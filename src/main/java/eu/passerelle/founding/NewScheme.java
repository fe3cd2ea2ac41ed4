package eu.passerelle.founding;

import eu.passerelle.scheme.Corridor;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A scheme as somebody wants it, as it was typed.
 *
 * @param coordinators user names, parted by blanks or commas
 * @param corridors one a line: origin and destination, two letters each, and how many places if that is known
 */
record NewScheme(String id, String name, String prefix, String lead, String coordinators, String corridors, String callOpens,
    String callCloses,
    String target) {

  static final NewScheme EMPTY = new NewScheme("", "", "", "", "", "", "", "", "");

  /** A field that was not sent is an empty one. */
  NewScheme {
    id = typed(id);
    name = typed(name);
    prefix = typed(prefix).toUpperCase(Locale.ROOT);
    lead = typed(lead);
    coordinators = typed(coordinators);
    corridors = typed(corridors);
    callOpens = typed(callOpens);
    callCloses = typed(callCloses);
    target = typed(target);
  }

  List<String> people() {
    return Arrays.stream(coordinators.split("[\\s,;]+")).filter(user -> !user.isEmpty()).distinct().toList();
  }

  List<String> lines() {
    return corridors.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  /** @return null when the line is no corridor */
  Corridor corridor(String line) {
    String[] words = line.toUpperCase(Locale.ROOT).split("\\W+");
    List<String> countries = List.of(Locale.getISOCountries());
    if (words.length < 2 || words.length > 3 || !countries.contains(words[0]) || !countries.contains(words[1]) || words[0].equals(words[1])
        || words.length == 3 && !words[2].matches("\\d{1,6}")) {
      return null;
    }
    return new Corridor("%s-%s-%s".formatted(id, words[0], words[1]).toLowerCase(Locale.ROOT), id, words[0], words[1], true,
        words.length == 3 ? Integer.valueOf(words[2]) : null);
  }

  /** @return null when it is no date */
  static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException noDate) {
      return null;
    }
  }

  private static String typed(String text) {
    return Objects.toString(text, "").strip();
  }
}
