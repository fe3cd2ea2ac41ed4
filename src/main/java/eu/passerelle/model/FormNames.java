package eu.passerelle.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the variables that a form names: its keys, and what its templates and FEEL expressions speak of. */
public final class FormNames {

  private static final Pattern TEMPLATE = Pattern.compile("\\{\\{((?:(?!\\{\\{|}}).)*+)}}", Pattern.DOTALL);
  private static final Pattern PLAIN = Pattern.compile("\\{\\{\\s*([A-Za-z_]\\w*)\\s*}}");
  private static final Pattern TEXT = Pattern.compile("\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"");
  private static final Pattern NAME = Pattern.compile("(?<![.\\w])[A-Za-z_]\\w*(?!\\w*\\s*\\()");
  private static final Set<String> WORDS = Set.of("and", "or", "not", "if", "then", "else", "for", "in", "return", "some", "every",
      "satisfies", "between", "true", "false", "null", "function", "this", "parent", "loop", "item", "instance", "of");
  private static final Set<String> NO_EXPRESSION = Set.of("id", "key", "type", "values", "properties", "components", "validate");

  private FormNames() {}

  static Set<String> in(JsonNode form) {
    var names = new LinkedHashSet<String>();
    FormReader.components(form).forEach(component -> {
      add(component.path("key"), names);
      add(component.path("valuesKey"), names);
      component.properties().stream().filter(part -> !NO_EXPRESSION.contains(part.getKey())).map(Map.Entry::getValue)
          .forEach(part -> collect(part, names));
    });
    return Set.copyOf(names);
  }

  /** @return the variables that texts put in as they are, {@code {{givenName}}} */
  static Set<String> told(JsonNode form) {
    return FormReader.components(form).flatMap(component -> PLAIN.matcher(component.path("text").asText()).results())
        .map(name -> name.group(1))
        .collect(Collectors.toSet());
  }

  /** @return the variables that a FEEL expression reads */
  public static Set<String> inExpression(String feel) {
    var names = new TreeSet<String>();
    var matcher = NAME.matcher(TEXT.matcher(feel).replaceAll("\"\""));
    while (matcher.find()) {
      if (!WORDS.contains(matcher.group())) {
        names.add(matcher.group());
      }
    }
    return names;
  }

  private static void collect(JsonNode part, Set<String> names) {
    if (part.isTextual()) {
      String text = part.asText();
      if (text.startsWith("=")) {
        names.addAll(inExpression(text.substring(1)));
      }
      TEMPLATE.matcher(text).results().forEach(template -> names.addAll(inExpression(template.group(1))));
    }
    part.forEach(child -> collect(child, names));
  }

  private static void add(JsonNode name, Set<String> names) {
    if (name.isTextual() && !name.asText().isBlank()) {
      names.add(name.asText());
    }
  }
}
