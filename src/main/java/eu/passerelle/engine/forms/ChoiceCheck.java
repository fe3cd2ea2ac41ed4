package eu.passerelle.engine.forms;

import eu.passerelle.model.FormField.Choice;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;

/** Options: one or many of those that the form offers. What is stored is the form's own value, never the sender's. */
final class ChoiceCheck {

  private ChoiceCheck() {}

  static Object one(Object raw, List<Choice> choices) throws FieldProblem {
    if (raw == null || raw.equals("")) {
      return null;
    }
    for (Choice choice : choices) {
      if (same(choice.value(), raw)) {
        return choice.value();
      }
    }
    throw new FieldProblem("must be one of the options offered.");
  }

  static Object many(Object raw, List<Choice> choices) throws FieldProblem {
    List<Object> sent = RawValue.list(raw);
    if (sent.size() > choices.size()) {
      throw new FieldProblem("must hold only options offered, each once.");
    }
    var chosen = new LinkedHashSet<Object>();
    for (Object value : sent) {
      Object found = one(value, choices);
      if (found != null) {
        chosen.add(found);
      }
    }
    return raw == null || raw.equals("") ? null : List.copyOf(chosen);
  }

  private static boolean same(Object offered, Object sent) {
    if (offered instanceof Number one && sent instanceof Number other) {
      return new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString())) == 0;
    }
    return offered.equals(sent);
  }
}
