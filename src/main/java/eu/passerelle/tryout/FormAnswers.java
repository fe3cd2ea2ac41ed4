package eu.passerelle.tryout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.passerelle.engine.forms.Feel;
import eu.passerelle.model.FormReader;
import eu.passerelle.model.LinearPattern;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.spin.plugin.variable.SpinValues;

/** Fills in any form validly, from what the form says about itself and shows, as a person before the screen would. */
public final class FormAnswers {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> TEXTS =
      List.of("Noted", "1000", "AA", "+000 0000000", "R-1001", "10:00", "aa:C1", "fr:C1", "AA-2000-00001", "1", "");
  private static final Pattern MARKS_AND_LEVELS = Pattern.compile("[1-5]|[A-C][12]");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final List<Integer> MONTHS = List.of(12, 6, 30);
  private static final int MOST_OF_A_LIST = 5;
  private static final int FEW_OPTIONS = 4;
  private static final int GOOD_MARK = 100;
  private static final int MODERATE = 2500;

  private final Map<String, JsonNode> asked = new LinkedHashMap<>();
  private final Map<String, Object> shown;
  private final Set<String> liked;

  /**
   * @param form the form as deployed
   * @param shown values that it shows, and its computed options
   */
  public FormAnswers(InputStream form, Map<String, Object> shown) {
    this(form, shown, Set.of());
  }

  /** @param liked options that come before others where one is chosen */
  FormAnswers(InputStream form, Map<String, Object> shown, Set<String> liked) {
    this.shown = shown;
    this.liked = liked;
    try {
      ask(JSON.readTree(form));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void ask(JsonNode container) {
    for (JsonNode field : container.path("components")) {
      if (field.hasNonNull("key") && !isClosed(field)) {
        asked.put(field.get("key").asText(), field);
      }
      ask(field);
    }
  }

  /** @return whether somebody or something is chosen from a list that may be empty today and full tomorrow */
  public boolean choosesFromList() {
    return asked.values().stream().anyMatch(field -> type(field).equals("taglist"));
  }

  /** @return whether there is nothing on such a list */
  public boolean offersNothing() {
    return asked.values().stream().anyMatch(field -> type(field).equals("taglist") && choices(field).isEmpty());
  }

  /** @return the answers that are not the usual one: of questions with few answers each other one, and of numbers the least */
  public List<Otherwise> otherwise(Map<String, Object> given) {
    List<Otherwise> ways = new ArrayList<>();
    all(given, (field, options) -> 0).keySet().forEach(key -> {
      JsonNode field = asked.get(key);
      int options = isNumber(field) ? 2 : choosesOne(field) ? choices(field).size() : 0;
      for (int i = 1; i < options && options <= FEW_OPTIONS; i++) {
        ways.add(new Otherwise(key, i));
      }
    });
    return ways;
  }

  /**
   * @param given answers that come first where they fit
   * @param choice which of so many answers a question gets; the first is the usual one
   * @return an answer for each field that is asked
   */
  public Map<String, Object> all(Map<String, Object> given, Choice choice) {
    Map<String, Object> all = new LinkedHashMap<>();
    asked.forEach((key, field) -> all.put(key, answer(key, field, given.get(key), choice, all)));
    Map<String, Object> seen = all;
    Map<String, Object> before;
    do {
      before = seen;
      seen = withoutHidden(all, before);
    } while (!seen.equals(before));
    seen.replaceAll((key, answer) -> answer instanceof List<?> list ? SpinValues.jsonValue(write(list)).create() : answer);
    return seen;
  }

  private Map<String, Object> withoutHidden(Map<String, Object> all, Map<String, Object> seen) {
    Map<String, Object> left = new LinkedHashMap<>(all);
    left.keySet().removeIf(key -> {
      String hide = asked.get(key).path("conditional").path("hide").asText();
      return hide.startsWith("=") && holds(hide, seen);
    });
    return left;
  }

  private boolean isClosed(JsonNode field) {
    JsonNode readonly = field.path("readonly");
    return readonly.asBoolean() || readonly.isTextual() && holds(readonly.asText(), Map.of()) || field.path("disabled").asBoolean()
        || type(field).equals("expression");
  }

  private boolean holds(String expression, Map<String, Object> answers) {
    Map<String, Object> values = new HashMap<>(shown);
    values.putAll(answers);
    return Feel.holds(expression.substring(1), values);
  }

  private Object answer(String key, JsonNode field, Object given, Choice choice, Map<String, Object> before) {
    List<Object> choices = choices(field);
    Object usual = given != null && (choices.isEmpty() || choices.contains(given)) ? given : null;
    if (isNumber(field)) {
      return choice.of(key, 1) == 0 && usual != null ? usual : number(field, choice.of(key, 1) > 0);
    }
    if (choosesOne(field)) {
      return choices.isEmpty() ? null : usualFirst(choices, usual).get(choice.of(key, choices.size()) % choices.size());
    }
    return usual != null ? usual : switch (type(field)) {
      case "textfield", "textarea" -> text(field.path("validate"));
      case "datetime" -> moment(key, field, choice, before);
      case "checkbox" -> true;
      case "checklist", "taglist" -> choices.subList(0, Math.min(MOST_OF_A_LIST, choices.size()));
      default -> null;
    };
  }

  private List<Object> usualFirst(List<Object> choices, Object usual) {
    List<Object> ordered = new ArrayList<>(choices);
    ordered.sort(
        Comparator.comparing((Object option) -> !option.equals(usual)).thenComparing(option -> !liked.contains(String.valueOf(option))));
    return ordered;
  }

  private List<Object> choices(JsonNode field) {
    JsonNode options = field.has("valuesKey") ? computed(field.get("valuesKey").asText()) : field.path("values");
    List<Object> values = new ArrayList<>();
    options.forEach(option -> values.add(JSON.convertValue(option.path("value"), Object.class)));
    if (values.stream().allMatch(value -> MARKS_AND_LEVELS.matcher(String.valueOf(value)).matches())) {
      // the best is the last
      Collections.reverse(values);
    }
    return values;
  }

  private JsonNode computed(String key) {
    try {
      return JSON.readTree(String.valueOf(shown.get(key)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String text(JsonNode rule) {
    if (rule.path("validationType").asText().equals("email")) {
      return "somebody@example.org";
    }
    var pattern = LinearPattern.ofField(rule.path("pattern").asText());
    return TEXTS.stream()
        .filter(text -> pattern.map(one -> one.matches(text)).orElse(true) && text.length() <= rule.path("maxLength").asInt(2000)
            && text.length() >= rule.path("minLength").asInt(0))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no text fits " + rule));
  }

  /** A mark is as good as can be; everything else is moderate. */
  private static Object number(JsonNode field, boolean least) {
    double min = field.path("validate").path("min").asDouble(0);
    double max = field.path("validate").path("max").asDouble(MODERATE);
    double usual = max <= GOOD_MARK ? max : Math.min(Math.max(MODERATE, min), max);
    double value = least ? min : usual;
    return field.path("decimalDigits").asInt(0) == 0 ? (Object) (int) value : (Object) value;
  }

  /** What has happened happened today; what lasts begins soon and ends a year later, or sooner, or much later. */
  private String moment(String key, JsonNode field, Choice choice, Map<String, Object> before) {
    LocalDate today = LocalDate.now();
    LocalDate day = today.plusMonths(4).plusDays(before.size());
    if (key.contains("Started")) {
      day = today.minusYears(1);
    } else if (key.matches(".*[Uu]ntil")) {
      day = today.plusMonths(20);
    } else if (key.matches(".*[Ee]nd.*")) {
      day = beginning(before).orElse(day).plusMonths(MONTHS.get(choice.of(key, MONTHS.size()))).minusDays(1);
    } else if (key.endsWith("On")) {
      day = today;
    }
    if (FormReader.endsToday(field) && day.isAfter(today)) {
      day = today;
    }
    return switch (field.path("subtype").asText("date")) {
      case "time" -> "10:00";
      case "datetime" -> day + "T10:00";
      default -> day.toString();
    };
  }

  /** @return the first day that the form asks for or shows */
  private Optional<LocalDate> beginning(Map<String, Object> before) {
    return Stream.of(before, shown).flatMap(answers -> answers.entrySet().stream())
        .filter(answer -> answer.getKey().matches(".*[Ss]tart(Date)?"))
        .map(answer -> String.valueOf(answer.getValue())).filter(text -> DAY.matcher(text).matches()).map(LocalDate::parse).findFirst();
  }

  private static String write(List<?> list) {
    try {
      return JSON.writeValueAsString(list);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static boolean choosesOne(JsonNode field) {
    return type(field).equals("radio") || type(field).equals("select");
  }

  private static boolean isNumber(JsonNode field) {
    return type(field).equals("number");
  }

  private static String type(JsonNode field) {
    return field.path("type").asText();
  }

  /** Chooses one of so many answers; a question that asks for a number has one, and another that is the least it takes. */
  @FunctionalInterface
  public interface Choice {

    /** @return 0 for the usual answer, up to one less than there are options */
    int of(String field, int options);
  }

  /** Another answer than the usual one to one question. */
  public record Otherwise(String field, int option) implements Choice {

    @Override
    public int of(String asked, int options) {
      return asked.equals(field) ? option : 0;
    }
  }
}
