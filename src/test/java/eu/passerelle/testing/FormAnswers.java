package eu.passerelle.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;

/** Fills in any form validly, from what the form says about itself and shows, as a person before the screen would. */
final class FormAnswers {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final FeelEngine FEEL = new ScalaFeelEngineFactory(List.of()).createInstance();
  private static final Pattern NAME = Pattern.compile("\"[^\"]*\"|[A-Za-z_]\\w*");
  private static final List<String> TEXTS = List.of("Noted", "2512", "NG", "+234 8000000", "R-1001", "10:00", "fr:C1", "1", "");
  private static final int MOST_OF_A_LIST = 5;

  private final Map<String, JsonNode> asked = new LinkedHashMap<>();
  private final Map<String, Object> shown;
  private final IntUnaryOperator choice;

  /**
   * @param form the form as deployed
   * @param shown values that it shows, and its computed options
   * @param choice which of so many answers to give
   */
  FormAnswers(InputStream form, Map<String, Object> shown, IntUnaryOperator choice) throws IOException {
    this.shown = shown;
    this.choice = choice;
    for (JsonNode field : JSON.readTree(form).path("components")) {
      if (field.hasNonNull("key") && !isClosed(field)) {
        asked.put(field.get("key").asText(), field);
      }
    }
  }

  /** @return whether somebody or something is chosen from a list that may be empty today and full tomorrow */
  boolean choosesFromList() {
    return asked.values().stream().anyMatch(field -> type(field).equals("taglist"));
  }

  /** @return whether there is nothing on such a list */
  boolean offersNothing() {
    return asked.values().stream().anyMatch(field -> type(field).equals("taglist") && choices(field).isEmpty());
  }

  /** @return an answer for each field that is asked, the given one where it fits */
  Map<String, Object> all(Map<String, Object> given) throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    asked.forEach((key, field) -> all.put(key, fits(field, given.get(key)) ? given.get(key) : answer(key, field, all)));
    Map<String, Object> seen = all;
    Map<String, Object> before;
    do {
      before = seen;
      seen = withoutHidden(all, before);
    } while (!seen.equals(before));
    for (var answer : seen.entrySet()) {
      if (answer.getValue() instanceof List<?> list) {
        answer.setValue(SpinValues.jsonValue(JSON.writeValueAsString(list)).create());
      }
    }
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
    Map<String, Object> values = new HashMap<>();
    NAME.matcher(expression).results().map(MatchResult::group)
        .forEach(name -> values.put(name, answers.containsKey(name) ? answers.get(name) : shown.get(name)));
    try {
      return Boolean.TRUE.equals(FEEL.evaluateSimpleExpression(expression.substring(1), Variables.fromMap(values).asVariableContext()));
    } catch (FeelException notJudged) {
      return false;
    }
  }

  private boolean fits(JsonNode field, Object given) {
    List<Object> choices = choices(field);
    return given != null && (choices.isEmpty() || choices.contains(given));
  }

  private Object answer(String key, JsonNode field, Map<String, Object> before) {
    List<Object> choices = choices(field);
    return switch (type(field)) {
      case "textfield", "textarea" -> text(field.path("validate"));
      case "number" -> number(field);
      case "datetime" -> moment(key, field, before);
      case "checkbox" -> true;
      case "radio", "select" -> choices.isEmpty() ? null : choices.get(choice.applyAsInt(choices.size()));
      case "checklist", "taglist" -> choices.subList(0, Math.min(MOST_OF_A_LIST, choices.size()));
      default -> null;
    };
  }

  private List<Object> choices(JsonNode field) {
    JsonNode options = field.has("valuesKey") ? computed(field.get("valuesKey").asText()) : field.path("values");
    List<Object> values = new ArrayList<>();
    options.forEach(option -> values.add(JSON.convertValue(option.path("value"), Object.class)));
    if (values.stream().allMatch(value -> String.valueOf(value).matches("[1-5]|[A-C][12]"))) {
      // marks and levels: the best is the last
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

  private static Object text(JsonNode rule) {
    if (rule.path("validationType").asText().equals("email")) {
      return "somebody@example.org";
    }
    Pattern pattern = Pattern.compile(rule.path("pattern").asText(".*"), Pattern.DOTALL);
    return TEXTS.stream().filter(text -> pattern.matcher(text).matches() && text.length() <= rule.path("maxLength").asInt(2000)
        && text.length() >= rule.path("minLength").asInt(0)).findFirst().orElseThrow(() -> new IllegalStateException("no text fits " + rule));
  }

  /** A mark is as good as can be; everything else is moderate. */
  private static Object number(JsonNode field) {
    double least = field.path("validate").path("min").asDouble(0);
    double most = field.path("validate").path("max").asDouble(2500);
    double value = most <= 100 ? most : Math.min(Math.max(2500, least), most);
    return field.path("decimalDigits").asInt(0) == 0 ? (Object) (int) value : (Object) value;
  }

  /** What has happened happened today; what lasts begins soon and ends long after. */
  private Object moment(String key, JsonNode field, Map<String, Object> before) {
    LocalDate today = LocalDate.now();
    LocalDate day = today.plusMonths(4).plusDays(before.size());
    if (key.contains("Started")) {
      day = today.minusYears(1);
    } else if (key.matches(".*([Uu]ntil|[Ee]nd.*)")) {
      day = today.plusMonths(20);
    } else if (key.endsWith("On")) {
      day = today;
    }
    return switch (field.path("subtype").asText("date")) {
      case "time" -> "10:00";
      case "datetime" -> day + "T10:00";
      default -> day.toString();
    };
  }

  private static String type(JsonNode field) {
    return field.path("type").asText();
  }
}
