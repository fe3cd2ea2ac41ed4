package eu.passerelle.engine;

import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;

/** One version of the time-limits table. It has no clock and no case in it, so what it answered once it answers again. */
final class TimeLimitTable {

  private static final DmnEngine ENGINE = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

  private final DmnDecision decision;
  private final Map<Question, Optional<TimeLimit>> answers = new ConcurrentHashMap<>();

  TimeLimitTable(String decisionKey, byte[] model) {
    this.decision = ENGINE.parseDecision(decisionKey, new ByteArrayInputStream(model));
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
