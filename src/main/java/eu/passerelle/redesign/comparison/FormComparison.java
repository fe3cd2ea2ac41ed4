package eu.passerelle.redesign.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.passerelle.model.FormReader;
import eu.passerelle.redesign.comparison.Difference.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Tells two versions of a form apart, field by field. Fields are the same when their keys are. */
final class FormComparison {

  private static final Map<String, String> WORDS = Map.of("/label", "the label", "/dateLabel", "the label", "/timeLabel", "the label",
      "/type", "the kind of field",
      "/validate/required", "whether an answer is required", "/readonly", "whether it is read-only", "/conditional/hide",
      "when it is hidden",
      "/description", "the explanation", "/defaultValue", "the value it starts with", "/values", "the options");
  private static final Map<String, String> MORE_WORDS = Map.of("/valuesKey", "where the options come from", "/valuesExpression",
      "where the options come from", "/validate/min", "the least value", "/validate/max", "the greatest value", "/validate/minLength",
      "the least length", "/validate/maxLength", "the greatest length", "/validate/pattern", "the pattern", "/expression",
      "how it is computed",
      "/disabled", "whether it is switched off");
  private static final Map<String, String> KINDS = Map.of("textfield", "text", "textarea", "long text", "datetime", "date or time",
      "radio", "choice", "select", "choice from a list", "checkbox", "yes or no", "checklist", "several choices",
      "taglist", "several choices from a list", "expression", "computed");
  private static final String PERSONAL = "/properties/personal";

  private final String whose;
  private final String elementId;
  private final Differences changes;

  /** @param whose how the form is called, with the steps that show it */
  FormComparison(String whose, String elementId, Differences changes) {
    this.whose = whose;
    this.elementId = elementId;
    this.changes = changes;
  }

  /** Tells of a form that is new, with the personal data that it asks for or shows. */
  static void whole(String sentence, JsonNode form, String elementId, Differences changes) {
    List<String> personal = fields(form).values().stream().filter(field -> !"none".equals(personal(field))).map(FormComparison::name)
        .toList();
    changes.add(personal.isEmpty() ? Kind.FORM_CHANGED : Kind.PRIVACY_CHANGED, elementId,
        sentence + (personal.isEmpty() ? "." : "; personal data in it: " + Differences.listed(personal, "") + "."));
  }

  void compare(JsonNode before, JsonNode now) {
    Map<String, JsonNode> were = fields(before);
    Map<String, JsonNode> are = fields(now);
    are.keySet().stream().filter(key -> !were.containsKey(key)).forEach(key -> added(are.get(key)));
    were.keySet().stream().filter(key -> !are.containsKey(key)).forEach(key -> removed(were.get(key)));
    are.keySet().stream().filter(were::containsKey).forEach(key -> field(were.get(key), are.get(key)));
    texts(before, now);
    order(new ArrayList<>(were.keySet()), new ArrayList<>(are.keySet()));
    rest(before, now);
  }

  private void added(JsonNode field) {
    boolean personal = !"none".equals(personal(field));
    changes.add(personal ? Kind.PRIVACY_CHANGED : Kind.FORM_CHANGED, elementId, whose + " " + (writable(field) ? "asks" : "shows")
        + " in addition "
        + name(field) + " (" + kind(field.path("type").asText()) + (required(field) ? ", required" : "") + ", personal data: "
        + personal(field)
        + ").");
  }

  private void removed(JsonNode field) {
    changes.add(Kind.FORM_CHANGED, elementId, whose + " no longer " + (writable(field) ? "asks for " : "shows ") + name(field) + ".");
  }

  private void field(JsonNode was, JsonNode is) {
    Map<String, String> old = facts(was);
    Map<String, String> facts = facts(is);
    for (String fact : Differences.together(old.keySet(), facts.keySet())) {
      if (!String.valueOf(old.get(fact)).equals(String.valueOf(facts.get(fact)))) {
        changes.differs(fact.equals(PERSONAL) ? Kind.PRIVACY_CHANGED : Kind.FORM_CHANGED, elementId, whose + ", field " + name(is),
            word(fact), told(fact, old.get(fact), facts.get(fact)), told(fact, facts.get(fact), old.get(fact)));
      }
    }
  }

  /** A form does not say what is not so. */
  private static String told(String fact, String value, String other) {
    if (value == null) {
      return "yes".equals(other) ? "no" : null;
    }
    return fact.equals("/type") ? kind(value) : value;
  }

  private static String kind(String type) {
    return KINDS.getOrDefault(type, type);
  }

  private void texts(JsonNode before, JsonNode now) {
    List<String> were = texts(before);
    List<String> are = texts(now);
    are.stream().filter(text -> !were.contains(text))
        .forEach(text -> changes.add(Kind.FORM_CHANGED, elementId, whose + " says in addition: " + Differences.quoted(text) + "."));
    were.stream().filter(text -> !are.contains(text))
        .forEach(text -> changes.add(Kind.FORM_CHANGED, elementId, whose + " no longer says: " + Differences.quoted(text) + "."));
  }

  private void order(List<String> were, List<String> are) {
    were.retainAll(new HashSet<>(are));
    are.retainAll(new HashSet<>(were));
    if (!were.equals(are)) {
      changes.add(Kind.FORM_CHANGED, elementId, whose + " asks in another order.");
    }
  }

  /** What is neither a field nor a text: the frame of the form, groups and buttons. */
  private void rest(JsonNode before, JsonNode now) {
    if (!frame(before).equals(frame(now))) {
      changes.add(Kind.FORM_CHANGED, elementId, whose + " is arranged in another way.");
    }
  }

  private static List<JsonNode> frame(JsonNode form) {
    return Stream.concat(Stream.of(form), FormReader.components(form).filter(component -> !component.has("key") && !isText(component)))
        .map(component -> without(component, "components")).toList();
  }

  private static JsonNode without(JsonNode node, String... names) {
    return ((ObjectNode) node.deepCopy()).remove(List.of(names));
  }

  private static List<String> texts(JsonNode form) {
    return FormReader.components(form).filter(FormComparison::isText)
        .map(text -> text.path("text").asText(text.path("content").asText()) + condition(text)).toList();
  }

  private static String condition(JsonNode text) {
    String hide = text.path("conditional").path("hide").asText();
    return hide.isEmpty() ? "" : " (hidden when " + hide + ")";
  }

  private static boolean isText(JsonNode component) {
    return component.has("text") || component.has("content");
  }

  private static Map<String, JsonNode> fields(JsonNode form) {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    FormReader.components(form).filter(component -> component.hasNonNull("key"))
        .forEach(component -> fields.put(component.path("key").asText(), component));
    return fields;
  }

  /** The leaves of a field by their path; options are one leaf, and drawing is none. */
  private static Map<String, String> facts(JsonNode field) {
    Map<String, String> facts = new LinkedHashMap<>();
    collect(without(field, "id", "key", "components", "layout"), "", facts);
    return facts;
  }

  private static void collect(JsonNode node, String path, Map<String, String> facts) {
    node.fields().forEachRemaining(entry -> {
      String here = path + "/" + entry.getKey();
      JsonNode value = entry.getValue();
      if (value.isObject()) {
        collect(value, here, facts);
      } else if (value.isArray()) {
        facts.put(here, options(value));
      } else {
        facts.put(here, value.isBoolean() ? value.booleanValue() ? "yes" : "no" : value.asText());
      }
    });
  }

  private static String options(JsonNode values) {
    return StreamSupport.stream(values.spliterator(), false)
        .map(option -> option.has("value") ? option.path("label").asText() + " (" + option.path("value").asText() + ")" : option.asText())
        .collect(Collectors.joining(", "));
  }

  private static String word(String fact) {
    if (fact.equals(PERSONAL)) {
      return "the mark for personal data";
    }
    return WORDS.containsKey(fact) ? WORDS.get(fact) : MORE_WORDS.getOrDefault(fact, "the setting " + fact.substring(1).replace('/', '.'));
  }

  private static String name(JsonNode field) {
    return "“" + FormReader.label(field).strip() + "”";
  }

  private static String personal(JsonNode field) {
    return field.path("properties").path("personal").asText("identity");
  }

  private static boolean required(JsonNode field) {
    return field.path("validate").path("required").asBoolean();
  }

  private static boolean writable(JsonNode field) {
    return !field.path("readonly").asBoolean() && !field.path("disabled").asBoolean() && !"expression".equals(field.path("type").asText());
  }
}
