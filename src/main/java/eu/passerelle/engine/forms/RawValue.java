package eu.passerelle.engine.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.PrimitiveValue;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.json.SpinJsonNode;
import org.camunda.spin.plugin.variable.value.JsonValue;

/** Takes a sent value out of its wrapping without ever building an object that the sender describes. */
public final class RawValue {

  private static final ObjectMapper JSON = new ObjectMapper();

  private RawValue() {}

  public static Object of(Map<String, Object> values, String key) throws FieldProblem {
    return plain(values instanceof VariableMap variables ? variables.getValueTyped(key) : values.get(key));
  }

  private static Object plain(Object value) throws FieldProblem {
    if (value instanceof JsonValue json) {
      return parse(json.getValueSerialized());
    }
    if (value instanceof SpinJsonNode json) {
      return parse(json.toString());
    }
    if (value instanceof SerializableValue) {
      throw new FieldProblem("cannot be an object.");
    }
    if (value instanceof TypedValue typed) {
      if (typed.getType() != null && !(typed instanceof PrimitiveValue)) {
        throw new FieldProblem("cannot be a file.");
      }
      return plain(typed.getValue());
    }
    return value;
  }

  private static Object parse(String json) throws FieldProblem {
    try {
      JsonNode node = json == null ? null : JSON.readTree(json);
      return node == null ? null : JSON.treeToValue(node, Object.class);
    } catch (JsonProcessingException broken) {
      throw new FieldProblem("is not JSON.");
    }
  }

  /** @return the elements of a list that may still be wrapped */
  static List<Object> listOf(Object value) throws FieldProblem {
    return list(plain(value));
  }

  /** @return the elements of a list */
  static List<Object> list(Object value) throws FieldProblem {
    if (value == null || value.equals("")) {
      return List.of();
    }
    if (value instanceof Collection<?> elements) {
      return new ArrayList<>(elements);
    }
    throw new FieldProblem("must be a list of options.");
  }
}
