package eu.passerelle.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Says an ISO-8601 duration in words: {@code P1M14D} is “1 month 14 days”. */
public final class PeriodWords {

  private static final Pattern PART = Pattern.compile("(\\d+)([YMWDHS])");
  private static final Map<String, String> DAYS = Map.of("Y", "year", "M", "month", "W", "week", "D", "day");
  private static final Map<String, String> HOURS = Map.of("H", "hour", "M", "minute", "S", "second");

  private PeriodWords() {}

  /** @return the text as it is where it is no such duration */
  public static String of(String period) {
    String[] halves = period.startsWith("P") ? period.substring(1).split("T", 2) : new String[] {""};
    List<String> words = new ArrayList<>(words(halves[0], DAYS));
    if (halves.length > 1) {
      words.addAll(words(halves[1], HOURS));
    }
    return words.isEmpty() ? period : String.join(" ", words);
  }

  private static List<String> words(String half, Map<String, String> units) {
    return PART.matcher(half).results().filter(part -> units.containsKey(part.group(2)))
        .map(part -> part.group(1) + " " + units.get(part.group(2)) + (part.group(1).equals("1") ? "" : "s")).toList();
  }
}
