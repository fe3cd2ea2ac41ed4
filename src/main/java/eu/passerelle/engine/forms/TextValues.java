package eu.passerelle.engine.forms;

import eu.passerelle.model.FormField;
import eu.passerelle.model.FormField.Choice;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Reads text from a file as what its field asks; what cannot be read stays text, and the field's own check says so. */
final class TextValues {

  private TextValues() {}

  static Object read(FormField field, String text, Supplier<List<Choice>> choices) {
    if (text.isBlank()) {
      return "";
    }
    return switch (field.type()) {
      case "number" -> number(text.strip());
      case "checkbox" -> truth(text.strip());
      case "radio", "select" -> choice(text.strip(), choices.get());
      case "checklist", "taglist" -> many(text, choices.get());
      case "datetime" -> text.strip();
      default -> text;
    };
  }

  private static List<Object> many(String text, List<Choice> choices) {
    return Arrays.stream(text.split(";")).map(String::strip).filter(part -> !part.isEmpty()).map(part -> choice(part, choices)).toList();
  }

  private static Object number(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException noNumber) {
      return text;
    }
  }

  private static Object truth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes" -> true;
      case "false", "no" -> false;
      default -> text;
    };
  }

  private static Object choice(String text, List<Choice> choices) {
    return choices.stream().map(Choice::value).filter(value -> value.toString().equals(text)).findFirst().orElse(text);
  }
}
