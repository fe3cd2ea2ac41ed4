package eu.passerelle.engine.rules;

import com.fasterxml.jackson.databind.JsonNode;
import eu.passerelle.model.FeelSyntax;
import eu.passerelle.model.FormField;
import eu.passerelle.model.FormReader;
import eu.passerelle.model.LinearPattern;
import eu.passerelle.model.LossReasons;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** What a form has to be before the engine takes it: shown by Tasklist, checked by the server, marked for privacy. */
public final class FormRules {

  /** Given on every task by the server, so never asked. */
  static final Set<String> ALWAYS_THERE = Set.of("caseNumber", "scheme", "stage");

  private static final int MOST_COMPONENTS = 200;
  private static final String EXTENSION = ".form";
  private static final Pattern PLATFORM = Pattern.compile("7\\.\\d+\\.\\d+");
  private static final Pattern FORM_ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Pattern KEY = Pattern.compile("[a-z][a-zA-Z0-9]*");
  private static final Pattern MARKUP = Pattern.compile("<[a-zA-Z/!]");
  private static final Set<String> SHOWN_ONLY = Set.of("text", "separator", "spacer", "group");
  private static final Set<String> ASKING = Set.of("textfield", "textarea", "number", "datetime", "expression", "checkbox", "checklist",
      "radio", "select", "taglist");
  private static final Set<String> CHOOSING = Set.of("checklist", "radio", "select", "taglist");
  private static final Set<String> PERSONAL = Set.of("identity", "sensitive", "none");

  private FormRules() {}

  /**
   * @param name file name, with or without folders
   * @param content the file
   * @return every breach as a sentence; empty when the form is good
   */
  public static List<String> check(String name, byte[] content) {
    return breaches(name, content).stream().map(Breach::sentence).toList();
  }

  static List<Breach> breaches(String name, byte[] content) {
    try {
      return breaches(name, FormReader.tree(content));
    } catch (IllegalArgumentException noForm) {
      return List.of(new Breach(null, noForm.getMessage(), false));
    }
  }

  private static List<Breach> breaches(String name, JsonNode form) {
    var found = new ArrayList<Breach>();
    add(null, sentences -> checkForm(name.substring(name.lastIndexOf('/') + 1), form, sentences), found);
    FormReader.components(form).forEach(component -> add(component.path("id").asText(null),
        sentences -> checkComponent(component, sentences), found));
    add(null, sentences -> checkTwins(form, sentences), found);
    if (found.isEmpty()) {
      add(null, sentences -> checkReading(form, sentences), found);
    }
    FormReader.components(form).filter(component -> ASKING.contains(component.path("type").asText()))
        .forEach(field -> checkStyle(field, found));
    return List.copyOf(found);
  }

  private static void add(String componentId, Consumer<List<String>> check, List<Breach> found) {
    List<String> sentences = new ArrayList<>();
    check.accept(sentences);
    sentences.forEach(sentence -> found.add(new Breach(componentId, sentence, false)));
  }

  private static void checkForm(String file, JsonNode form, List<String> found) {
    String id = form.path("id").asText();
    if (!FORM_ID.matcher(id).matches()) {
      found.add("The form's id ‘" + id + "’ is not in words like ‘record-decision’. In the Modeler, click beside the fields and write one"
          + " under General, ID.");
    }
    if (!file.equals(id + EXTENSION)) {
      found.add("The form's id ‘" + id + "’ is not its file name ‘" + file + "’.");
    }
    if (!PLATFORM.matcher(form.path("executionPlatformVersion").asText()).matches()) {
      found.add(
          "The form is not made for Camunda Platform 7. In the Modeler, open the form, click the platform at the bottom left and choose "
              + "a version 7.");
    }
    if (!form.path("components").isArray() || form.path("components").isEmpty()) {
      found.add("The form has no components.");
    }
    if (FormReader.components(form).count() > MOST_COMPONENTS) {
      found.add("The form has more than " + MOST_COMPONENTS + " components.");
    }
  }

  private static void checkComponent(JsonNode component, List<String> found) {
    String type = component.path("type").asText();
    String where = "Component ‘" + component.path("id").asText("?") + "’";
    if (!ASKING.contains(type) && !SHOWN_ONLY.contains(type)) {
      found.add(where + " is of type ‘" + type + "’, which is not one of those a form may have.");
      return;
    }
    if (component.path("id").asText().length() > FitRule.COLUMN || component.path("key").asText().length() > FitRule.COLUMN) {
      found.add("Component ‘" + Words.shortened(component.path("id").asText()) + "’ has an id or a key of more than " + FitRule.COLUMN
          + " characters. Shorten it.");
      return;
    }
    FormReader.costProblems(component).forEach(why -> found.add(where + " has an expression that costs too much: " + why + "."));
    if (component.hasNonNull("path") || component.path("isRepeating").asBoolean()) {
      found.add(where + " keeps its values on a path or repeats; each value is a variable of its own.");
    }
    if (hasLongText(component)) {
      found.add(where + " holds a text of more than " + FormField.LONGEST_TEXT + " characters.");
      return;
    }
    String read = component.path("text").asText() + component.path("label").asText() + component.path("description").asText();
    if (MARKUP.matcher(read).find()) {
      found.add(where + " holds HTML; texts are plain Markdown.");
    }
    if (ASKING.contains(type)) {
      checkField(component, type, found);
    } else if (component.hasNonNull("key")) {
      found.add(where + " has a key, but asks nothing.");
    }
  }

  private static boolean hasLongText(JsonNode part) {
    return part.isTextual() && part.asText().length() > FormField.LONGEST_TEXT
        || StreamSupport.stream(part.spliterator(), false).anyMatch(FormRules::hasLongText);
  }

  private static void checkField(JsonNode field, String type, List<String> found) {
    String key = field.path("key").asText();
    String where = "Field ‘" + key + "’";
    if (!KEY.matcher(key).matches()) {
      found.add("The key ‘" + key + "’ is not a variable name like ‘arrivalDate’.");
    }
    if (FormReader.label(field).equals(key) || FormReader.label(field).isBlank()) {
      found.add(where + " has no label.");
    }
    if (!PERSONAL.contains(field.path("properties").path("personal").asText())) {
      found.add(where + " does not say whether it is personal: identity, sensitive or none.");
    }
    if (field.path("properties").has("latest")
        && !(type.equals("datetime") && FormReader.endsToday(field))) {
      found.add(where + " has the property ‘latest’, which only a date may have, with the value ‘today’.");
    }
    boolean readonly = field.path("readonly").asBoolean() || field.path("disabled").asBoolean();
    if (ALWAYS_THERE.contains(key) && !readonly) {
      found.add(where + " is given by the server, so it has to be read-only.");
    }
    if (type.equals("textarea") && !readonly) {
      checkLength(field, where, found);
    }
    LinearPattern.problem(field.path("validate").path("pattern").asText()).ifPresent(problem -> found.add(where + ": " + problem));
    if (type.equals("radio") && field.hasNonNull("defaultValue")) {
      found.add(where + " has a default answer; a decision is made, not left as it is.");
    }
    if (CHOOSING.contains(type)) {
      checkChoices(field, key, where, found);
    }
  }

  /** The Modeler makes up ids of its own and shows them to nobody; a pattern says nothing to people. */
  private static void checkStyle(JsonNode field, List<Breach> found) {
    if (field.path("validate").hasNonNull("pattern") && field.path("description").asText().isBlank()) {
      found.add(new Breach(field.path("id").asText(), "Field ‘" + field.path("key").asText()
          + "’ has a pattern, but no description that says it in words.", true));
    }
    String key = field.path("key").asText();
    String id = field.path("id").asText();
    if (!id.equals("field_" + key)) {
      found.add(new Breach(id, "Field ‘" + key + "’ has the id ‘" + id + "’, not ‘field_" + key + "’.", true));
    }
  }

  private static void checkLength(JsonNode field, String where, List<String> found) {
    int longest = field.path("validate").path("maxLength").asInt(0);
    if (longest < 1 || longest > FormField.LONGEST_TEXT) {
      found.add(where + " has no maximum length of at most " + FormField.LONGEST_TEXT + ".");
    }
  }

  private static void checkChoices(JsonNode field, String key, String where, List<String> found) {
    long sources = List.of("values", "valuesKey", "valuesExpression").stream().filter(field::hasNonNull).count();
    if (sources != 1) {
      found.add(where + " needs its options from exactly one place: values, valuesKey or valuesExpression.");
    }
    var seen = new HashSet<String>();
    StreamSupport.stream(field.path("values").spliterator(), false).map(option -> option.path("value").asText()).forEach(value -> {
      if (value.isBlank() || !seen.add(value)) {
        found.add(where + " has an option that is empty or there twice: ‘" + value + "’.");
      }
      if (key.equals("lossReason") && !LossReasons.all().contains(value)) {
        found.add(where + " offers ‘" + value + "’, which is no loss reason.");
      }
    });
    if (field.has("values") && seen.isEmpty()) {
      found.add(where + " has no options.");
    }
  }

  private static void checkTwins(JsonNode form, List<String> found) {
    var seen = new HashSet<String>();
    FormReader.components(form).map(component -> component.path("id").asText()).filter(id -> !seen.add(id))
        .forEach(id -> found.add("The id ‘" + id + "’ is there twice."));
  }

  private static void checkReading(JsonNode form, List<String> found) {
    try {
      for (FormField field : FormReader.read(form).fields()) {
        checkFeel(field, found);
      }
    } catch (ArithmeticException | NumberFormatException unreadable) {
      found.add("A limit cannot be read: " + unreadable.getMessage());
    }
  }

  private static void checkFeel(FormField field, List<String> found) {
    var expressions = new ArrayList<>(field.hiddenIf());
    expressions.add(field.readonlyIf());
    expressions.add(field.choices().expression());
    expressions.stream().filter(Objects::nonNull).forEach(feel -> {
      try {
        FeelSyntax.requireReadable(feel);
      } catch (IllegalArgumentException unreadable) {
        found.add("Field ‘" + field.key() + "’ has a condition that cannot be read: " + unreadable.getMessage());
      }
    });
  }

  /**
   * @param componentId id of the component; null when the form as a whole is meant
   * @param isStyle whether it matters to the house's own files only
   */
  record Breach(String componentId, String sentence, boolean isStyle) {}
}
