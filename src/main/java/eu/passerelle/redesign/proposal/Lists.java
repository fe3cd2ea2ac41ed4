package eu.passerelle.redesign.proposal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.camunda.spin.json.SpinJsonNode;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;

/** Lists as flows keep them: JSON, which forms and loops read. */
public final class Lists {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Lists() {}

  public static JsonValue json(List<String> list) {
    try {
      return SpinValues.jsonValue(JSON.writeValueAsString(list)).create();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** @return none where there is no list */
  public static List<String> of(Object list) {
    List<String> entries = new ArrayList<>();
    if (list instanceof SpinJsonNode node) {
      node.elements().forEach(entry -> entries.add(entry.stringValue()));
    }
    return entries;
  }
}
