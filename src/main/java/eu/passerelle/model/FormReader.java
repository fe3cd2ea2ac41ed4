package eu.passerelle.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.passerelle.model.FormField.Choice;
import eu.passerelle.model.FormField.Choices;
import eu.passerelle.model.FormField.Limits;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads a Camunda Form. */
public final class FormReader {

  private static final ObjectMapper JSON = new ObjectMapper();

  private FormReader() {}

  /** @throws IllegalArgumentException with a sentence when this is no form */
  public static FormDefinition read(byte[] content) {
    return read(tree(content));
  }

  public static FormDefinition read(JsonNode form) {
    var fields = new ArrayList<FormField>();
    collect(form, List.of(), fields);
    return new FormDefinition(form.path("id").asText(), List.copyOf(fields), FormNames.in(form), FormNames.told(form));
  }

  public static JsonNode tree(byte[] content) {
    try {
      JsonNode form = JSON.readTree(content);
      if (form == null || !form.isObject()) {
        throw new IllegalArgumentException("The file holds no form.");
      }
      return form;
    } catch (IOException broken) {
      throw new IllegalArgumentException("The file is not JSON: " + broken.getMessage(), broken);
    }
  }

  /** @return every component, those inside groups too */
  public static Stream<JsonNode> components(JsonNode container) {
    return children(container.path("components")).flatMap(component -> Stream.concat(Stream.of(component), components(component)));
  }

  /** @return whether no day after the one on which it is answered will do */
  public static boolean endsToday(JsonNode component) {
    return component.path("properties").path("latest").asText().equals(FormField.TODAY);
  }

  /** @return why expressions of the component cost too much, those too that only the browser of whoever reads the form evaluates */
  public static Stream<String> costProblems(JsonNode component) {
    return Stream.of(component, component.path("conditional"), component.path("validate"))
        .flatMap(part -> StreamSupport.stream(part.spliterator(), false)).flatMap(value -> feel(value).stream())
        .flatMap(feel -> FeelSyntax.costProblem(feel).stream());
  }

  public static String label(JsonNode component) {
    return Stream.of("label", "dateLabel", "timeLabel", "key").map(name -> component.path(name).asText())
        .filter(text -> !text.isBlank()).findFirst().orElse("");
  }

  private static void collect(JsonNode container, List<String> hiddenIf, List<FormField> fields) {
    children(container.path("components")).forEach(component -> {
      var hidden = new ArrayList<>(hiddenIf);
      feel(component.path("conditional").path("hide")).ifPresent(hidden::add);
      if (component.hasNonNull("key")) {
        fields.add(field(component, List.copyOf(hidden)));
      }
      collect(component, hidden, fields);
    });
  }

  private static FormField field(JsonNode component, List<String> hiddenIf) {
    JsonNode readonly = component.path("readonly");
    return new FormField(component.path("key").asText(), component.path("type").asText(), component.path("subtype").asText("date"),
        label(component), component.path("properties").path("personal").asText("identity"),
        component.path("validate").path("required").asBoolean(), readonly.asBoolean(), feel(readonly).orElse(null),
        component.path("disabled").asBoolean(), component.path("serializeToString").asBoolean(), hiddenIf, limits(component),
        choices(component));
  }

  private static Limits limits(JsonNode component) {
    JsonNode validate = component.path("validate");
    String pattern = validate.path("pattern").asText("");
    return new Limits(decimal(validate.path("min")), decimal(validate.path("max")), whole(validate.path("minLength")),
        whole(validate.path("maxLength")), LinearPattern.ofField(pattern).orElse(null),
        validate.path("validationType").asText(null), whole(component.path("decimalDigits")),
        component.path("disallowPassedDates").asBoolean(), endsToday(component),
        component.path("description").isTextual() && !component.path("description").asText().isBlank()
            ? component.path("description").asText().strip() : null);
  }

  private static Choices choices(JsonNode component) {
    List<Choice> fixed = children(component.path("values"))
        .map(option -> new Choice(scalar(option.path("value")), option.path("label").asText())).toList();
    return new Choices(fixed, component.path("valuesKey").asText(null), feel(component.path("valuesExpression")).orElse(null));
  }

  private static Object scalar(JsonNode value) {
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    return value.isNumber() ? value.numberValue() : value.asText();
  }

  private static Optional<String> feel(JsonNode value) {
    return value.isTextual() && value.asText().startsWith("=") ? Optional.of(value.asText().substring(1)) : Optional.empty();
  }

  private static BigDecimal decimal(JsonNode value) {
    return value.isMissingNode() || value.isNull() || value.asText().isBlank() ? null : new BigDecimal(value.asText());
  }

  private static Integer whole(JsonNode value) {
    BigDecimal number = decimal(value);
    return number == null ? null : number.intValueExact();
  }

  private static Stream<JsonNode> children(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).filter(JsonNode::isObject);
  }
}
