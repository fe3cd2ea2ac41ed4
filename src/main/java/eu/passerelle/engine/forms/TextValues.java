package eu.passerelle.engine.forms;

import eu.passerelle.model.FormField;
import eu.passerelle.model.FormField.Choice;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads text from a file as what its field asks; what cannot be read stays text, and the field's own check says so. */
final class TextValues {

  private static final String BLANK = "[ \\u00A0\\u202F]";
  private static final Pattern THOUSANDS = Pattern.compile("-?\\d{1,3}(" + BLANK + "\\d{3})+([.,]\\d+)?");
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,40}(\\.\\d{1,40}|,(\\d{1,2}|\\d{4,40}))?");
  /** As spreadsheets write them in the languages of the house, and as people do. */
  private static final Set<String> TRUE =
      Set.of("true", "yes", "1", "vrai", "oui", "wahr", "ja", "taip", "verdadero", "sí", "si", "vero", "sì", "waar");
  private static final Set<String> FALSE =
      Set.of("false", "no", "0", "faux", "non", "falsch", "nein", "ne", "falso", "onwaar", "nee");

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

  /** A comma before three digits may part thousands or decimals: who wrote it has to say which. */
  private static Object number(String text) {
    String joined = THOUSANDS.matcher(text).matches() ? text.replaceAll(BLANK, "") : text;
    return NUMBER.matcher(joined).matches() ? new BigDecimal(joined.replace(',', '.')) : text;
  }

  private static Object truth(String text) {
    String word = text.toLowerCase(Locale.ROOT);
    if (TRUE.contains(word)) {
      return true;
    }
    return FALSE.contains(word) ? (Object) false : text;
  }

  private static Object choice(String text, List<Choice> choices) {
    return Stream.<Predicate<Choice>>of(
        choice -> choice.value().toString().equals(text),
        choice -> choice.value().toString().equalsIgnoreCase(text),
        choice -> choice.label().equalsIgnoreCase(text))
        .flatMap(same -> choices.stream().filter(same)).map(Choice::value).findFirst().orElse(text);
  }
}
