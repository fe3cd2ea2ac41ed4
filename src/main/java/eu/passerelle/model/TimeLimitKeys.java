package eu.passerelle.model;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which time limits a diagram asks the table for: a task by a property, a timer by an expression. */
public final class TimeLimitKeys {

  private static final Pattern KEY = Pattern.compile("'(T_\\w+)'");
  private static final String PROPERTY = "timeLimit";

  private TimeLimitKeys() {}

  /** @return the keys that an expression asks the table for; nothing when the text is no such expression */
  public static List<String> asked(String text) {
    return text.contains(TimeLimitSource.BEAN) ? KEY.matcher(text).results().map(key -> key.group(1)).toList() : List.of();
  }

  /**
   * @param otherwise the keys of all schemes, where their table is not known
   * @return the keys of all schemes, and those that single schemes add
   */
  public static Set<String> in(KnownModels known, Supplier<Set<String>> otherwise) {
    Set<String> keys = known.decision(TimeLimitSource.TABLE).map(TimeLimitKeys::in).orElseGet(() -> new HashSet<>(otherwise.get()));
    known.ownRowsOf(TimeLimitSource.TABLE).values().forEach(own -> keys.addAll(in(own)));
    return keys;
  }

  /** @return the keys for which a table of time limits says a period */
  public static Set<String> in(XmlNode table) {
    return TableWords.of(table, TimeLimitSource.KEY).collect(Collectors.toCollection(HashSet::new));
  }

  /** @return keys of the time limits that a step or a timer stands under */
  public static List<String> of(XmlNode element) {
    Stream<String> timer = element.children("bpmn:timerEventDefinition").stream().flatMap(definition -> ofTimer(definition).stream());
    return Stream.concat(ofTask(element).stream(), timer).toList();
  }

  /** @return the key that a property of the step names */
  public static Optional<String> ofTask(XmlNode step) {
    return Optional.ofNullable(step.properties().get(PROPERTY));
  }

  /** @return keys of the time limits that the definition of a timer asks for */
  public static List<String> ofTimer(XmlNode definition) {
    return definition.tree().flatMap(part -> asked(part.text()).stream()).toList();
  }

  /** @return the keys that the element itself asks for, in its text or in an attribute; not what stands inside it */
  public static Stream<String> inExpressionsOf(XmlNode element) {
    return Stream.concat(Stream.of(element.text()), element.attributes().values().stream()).flatMap(text -> asked(text).stream());
  }

  /** @return the key under which a task or a timer stands, or the period itself; empty where the element says neither */
  public static String keyOrPeriod(XmlNode element) {
    if (element.is("bpmn:userTask")) {
      return ofTask(element).orElse("");
    }
    String timer = element.tree("bpmn:timeDuration").findFirst().filter(duration -> duration.parent().parent() == element)
        .map(XmlNode::text).orElse("");
    return asked(timer).stream().findFirst().orElse(timer);
  }
}
