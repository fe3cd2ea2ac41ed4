package eu.passerelle.engine.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.passerelle.engine.OptionSource;
import eu.passerelle.engine.OptionSource.Asked;
import eu.passerelle.model.FormDefinition;
import eu.passerelle.model.FormField;
import eu.passerelle.model.FormField.Choice;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The options of a field: the form's own, those of a source in another room, those of a variable, or those that FEEL gives. */
@Component
public class FormOptions {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectProvider<OptionSource> sources;

  FormOptions(ObjectProvider<OptionSource> sources) {
    this.sources = sources;
  }

  public List<Choice> of(FormField field, Asked asked, Map<String, Object> scope) {
    if (field.choices().expression() != null) {
      return choices(Feel.evaluate(field.choices().expression(), scope));
    }
    String key = field.choices().valuesKey();
    if (key == null) {
      return field.choices().fixed();
    }
    return source(key).map(source -> choices(source, asked)).orElseGet(() -> choices(scope.get(key)));
  }

  /** @throws FormRefused with what the sources have against the choices taken together */
  void checkTogether(FormDefinition form, Asked asked, Map<String, Object> answers) {
    List<String> objections = form.fields().stream().filter(field -> answers.get(field.key()) instanceof List<?>)
        .flatMap(field -> Optional.ofNullable(field.choices().valuesKey()).flatMap(this::source)
            .flatMap(source -> source.objection(asked, ((List<?>) answers.get(field.key())).stream().map(String::valueOf).toList()))
            .map(sentence -> "Field ‘" + field.label() + "’: " + sentence).stream())
        .toList();
    if (!objections.isEmpty()) {
      throw new FormRefused(objections);
    }
  }

  /** @return the options of every source that the form names, as Tasklist reads them: a list of labels and values under the source's key */
  Map<String, TypedValue> computed(FormDefinition form, Asked asked) {
    var computed = new HashMap<String, TypedValue>();
    form.fields().stream().map(field -> field.choices().valuesKey()).filter(Objects::nonNull).distinct()
        .forEach(key -> source(key).ifPresent(source -> computed.put(key, json(choices(source, asked)))));
    return computed;
  }

  /** @return the form with the options of its sources in it: Tasklist asks for the values of a task's form, but for none of a start form's */
  InputStream written(InputStream form, Asked asked) {
    try (form) {
      JsonNode schema = JSON.readTree(form);
      for (JsonNode field : schema.findParents("valuesKey")) {
        source(field.path("valuesKey").asText()).ifPresent(source -> {
          ((ObjectNode) field).remove("valuesKey");
          ((ObjectNode) field).set("values", JSON.valueToTree(source.options(asked)));
        });
      }
      return new ByteArrayInputStream(JSON.writeValueAsBytes(schema));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<OptionSource> source(String key) {
    return sources.stream().filter(source -> source.key().equals(key)).findFirst();
  }

  private static List<Choice> choices(OptionSource source, Asked asked) {
    return source.options(asked).stream().map(option -> new Choice(option.value(), option.label())).toList();
  }

  private static List<Choice> choices(Object list) {
    try {
      return list == null ? List.of() : RawValue.listOf(list).stream().map(FormOptions::choice).toList();
    } catch (FieldProblem noList) {
      return List.of();
    }
  }

  private static Choice choice(Object option) {
    if (option instanceof Map<?, ?> pair) {
      Object value = pair.get("value");
      return new Choice(value == null ? "" : value, String.valueOf(pair.get("label")));
    }
    return new Choice(option instanceof Collection<?> || option == null ? "" : option, String.valueOf(option));
  }

  private static TypedValue json(List<Choice> choices) {
    ArrayNode list = JSON.createArrayNode();
    choices.forEach(choice -> list.addObject().put("label", choice.label()).put("value", String.valueOf(choice.value())));
    return SpinValues.jsonValue(list.toString()).create();
  }
}
