package eu.passerelle.engine.forms;

import eu.passerelle.model.FormField;
import eu.passerelle.model.FormField.Choice;
import java.util.List;

/**
 * Reads one value as its field wants it. An empty text is no answer and becomes null; a number without decimals is an Integer or, where
 * it is too large for one, a Long, every other number a Double; dates stay ISO text.
 */
final class FieldCheck {

  private FieldCheck() {}

  static Object read(FormField field, Object raw, List<Choice> choices) throws FieldProblem {
    Object value = switch (field.type()) {
      case "textfield", "textarea" -> TextCheck.read(field, raw);
      case "number" -> NumberCheck.read(field, raw);
      case "datetime" -> DateCheck.read(field, raw);
      case "checkbox" -> truth(raw);
      case "radio", "select" -> ChoiceCheck.one(raw, choices);
      case "checklist", "taglist" -> ChoiceCheck.many(raw, choices);
      default -> throw new FieldProblem("takes no value.");
    };
    if (field.required() && (missing(value) || field.type().equals("checkbox") && Boolean.FALSE.equals(value))) {
      throw new FieldProblem("is required.");
    }
    return value;
  }

  private static boolean missing(Object value) {
    return value == null || value instanceof List<?> list && list.isEmpty()
        || value instanceof String text && text.isBlank();
  }

  private static Object truth(Object raw) throws FieldProblem {
    if (raw == null || raw.equals("")) {
      return null;
    }
    if (raw instanceof Boolean) {
      return raw;
    }
    throw new FieldProblem("must be ticked or not ticked; in a file the words yes, no, true and false count.");
  }
}
