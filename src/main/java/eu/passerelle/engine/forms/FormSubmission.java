package eu.passerelle.engine.forms;

import eu.passerelle.model.FormDefinition;
import eu.passerelle.model.FormField;
import eu.passerelle.model.FormField.Choice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What came back for a form: unknown keys are refused; what the form lets nobody write is dropped without a word, because Tasklist sends
 * read-only fields back; the rest is checked field by field.
 */
public final class FormSubmission {

  private static final int LONGEST_KEY = 60;

  private final FormDefinition form;
  private final Map<String, Object> stored;
  private final Function<FormField, List<Choice>> choices;
  private final List<String> problems = new ArrayList<>();
  private final Set<String> unreadable = new HashSet<>();
  private final Map<String, Object> answers = new LinkedHashMap<>();

  /**
   * @param stored values that the form shows; the base on which conditions are judged
   * @param choices gives the options of a field
   */
  public FormSubmission(FormDefinition form, Map<String, Object> stored, Function<FormField, List<Choice>> choices) {
    this.form = form;
    this.stored = stored;
    this.choices = choices;
  }

  /**
   * @return the answers to store
   * @throws FormRefused with every problem
   */
  public Map<String, Object> accept(Map<String, Object> sent) {
    refuseUnknown(sent.keySet());
    var values = unwrap(sent);
    var hidden = hidden(values);
    var scope = scope(values, hidden);
    for (FormField field : form.fields()) {
      boolean readable = !unreadable.contains(field.key());
      if (readable && !hidden.contains(field.key()) && !locked(field, scope)) {
        check(field, values);
      }
    }
    if (!problems.isEmpty()) {
      throw new FormRefused(problems);
    }
    form.fields().stream().filter(field -> field.choosesMany() && !locked(field, scope)).forEach(this::chooseNone);
    return answers;
  }

  private void refuseUnknown(Set<String> keys) {
    var known = new HashSet<String>();
    form.fields().forEach(field -> known.add(field.key()));
    keys.stream().filter(key -> !known.contains(key)).sorted()
        .forEach(key -> problems.add("The form has no field ‘" + harmless(key) + "’."));
  }

  private Map<String, Object> unwrap(Map<String, Object> sent) {
    var values = new HashMap<String, Object>();
    for (FormField field : form.fields()) {
      if (sent.containsKey(field.key()) && !field.closed()) {
        try {
          values.put(field.key(), RawValue.of(sent, field.key()));
        } catch (FieldProblem problem) {
          unreadable.add(field.key());
          report(field, problem);
        }
      }
    }
    return values;
  }

  /** A hidden field's answer counts for nothing, so hiding it may hide or show others: look again until nothing changes. */
  private Set<String> hidden(Map<String, Object> values) {
    Set<String> hidden = Set.of();
    for (int round = 0; round <= form.fields().size(); round++) {
      var scope = scope(values, hidden);
      var now = new HashSet<String>();
      form.fields().stream().filter(field -> field.hiddenIf().stream().anyMatch(condition -> Feel.holds(condition, scope)))
          .forEach(field -> now.add(field.key()));
      if (now.equals(hidden)) {
        return hidden;
      }
      hidden = now;
    }
    return hidden;
  }

  private Map<String, Object> scope(Map<String, Object> values, Set<String> hidden) {
    var scope = new HashMap<>(stored);
    form.fields().stream().filter(field -> values.containsKey(field.key()) && !hidden.contains(field.key()))
        .forEach(field -> scope.put(field.key(), values.get(field.key())));
    return scope;
  }

  private static boolean locked(FormField field, Map<String, Object> scope) {
    return field.closed() || field.readonlyIf() != null && Feel.holds(field.readonlyIf(), scope);
  }

  private void check(FormField field, Map<String, Object> values) {
    try {
      boolean chooses = field.choosesOne() || field.choosesMany();
      Object value = FieldCheck.read(field, values.get(field.key()), chooses ? choices.apply(field) : List.of());
      if (values.containsKey(field.key())) {
        answers.put(field.key(), value);
      }
    } catch (FieldProblem problem) {
      report(field, problem);
    }
  }

  /** A list of which nothing was ever chosen is an empty one: a flow may go through it. */
  private void chooseNone(FormField field) {
    if (answers.get(field.key()) == null && (answers.containsKey(field.key()) || stored.get(field.key()) == null)) {
      answers.put(field.key(), List.of());
    }
  }

  private void report(FormField field, FieldProblem problem) {
    problems.add("Field ‘" + field.label() + "’: " + problem.getMessage());
  }

  private static String harmless(String key) {
    String shown = key.length() > LONGEST_KEY ? key.substring(0, LONGEST_KEY) + "…" : key;
    return shown.replaceAll("\\p{Cntrl}", "?");
  }
}
