package eu.passerelle.engine;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;

/** One version of the time-limits table. It has no clock and no case in it, so what it answered once it answers again. */
final class TimeLimitTable {

  private static final DmnEngine ENGINE = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

  private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");

  private final DmnDecision decision;
  private final Set<String> keys;
  private final Map<Question, Optional<TimeLimit>> answers = new ConcurrentHashMap<>();

  TimeLimitTable(String decisionKey, byte[] model) {
    this.decision = ENGINE.parseDecision(decisionKey, new ByteArrayInputStream(model));
    this.keys = keys(decisionKey, model);
  }

  /** The keys that some row of the table asks for, whatever the scheme and the country. */
  Set<String> keys() {
    return keys;
  }

  /** @return the keys that the rows of the decision ask for */
  static Stream<String> keys(XmlNode decision) {
    return decision.tree("dmn:decisionTable").flatMap(table -> {
      List<XmlNode> inputs = table.children("dmn:input");
      return table.children("dmn:rule").stream().map(row -> row.children("dmn:inputEntry"))
          .flatMap(entries -> IntStream.range(0, Math.min(inputs.size(), entries.size()))
              .filter(column -> isKey(inputs.get(column))).mapToObj(entries::get));
    }).flatMap(entry -> entry.child("dmn:text").stream()).flatMap(text -> TEXT.matcher(text.text()).results()).map(key -> key.group(1));
  }

  private static boolean isKey(XmlNode input) {
    return input.child("dmn:inputExpression").flatMap(expression -> expression.child("dmn:text")).filter(text -> text.text().equals("key"))
        .isPresent();
  }

  private static Set<String> keys(String decisionKey, byte[] model) {
    try {
      return ModelXml.read(model).tree("dmn:decision").filter(decision -> decision.id().equals(decisionKey)).flatMap(TimeLimitTable::keys)
          .collect(Collectors.toUnmodifiableSet());
    } catch (ModelXml.Unreadable unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  Optional<TimeLimit> find(String key, String scheme, String country) {
    return answers.computeIfAbsent(new Question(key, scheme, country), this::ask);
  }

  private Optional<TimeLimit> ask(Question question) {
    var variables = Variables.putValue("key", question.key()).putValue("scheme", question.scheme()).putValue("country", question.country());
    DmnDecisionRuleResult row = ENGINE.evaluateDecisionTable(decision, variables).getFirstResult();
    return Optional.ofNullable(row).map(found -> new TimeLimit(text(found, "period"), text(found, "source"), text(found, "silence")));
  }

  private static String text(DmnDecisionRuleResult row, String output) {
    Object value = row.getEntry(output);
    return value == null ? "" : value.toString();
  }

  private record Question(String key, String scheme, String country) {}
}
