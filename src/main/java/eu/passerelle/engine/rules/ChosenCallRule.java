package eu.passerelle.engine.rules;

import eu.passerelle.model.ChosenCall;
import eu.passerelle.model.KnownModels;
import eu.passerelle.model.Meaning;
import eu.passerelle.model.XmlNode;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A call may leave it to a table which process it runs. Then the table is named, asked by a step of the same diagram, and answers with
 * processes that exist; or with {@code "none"}, for which the diagram has another way. What a table calls a flow is checked with the table, too.
 */
final class ChosenCallRule implements ModelRule {

  private static final String RULE = "chosen-call";
  private static final Set<String> NO_PROCESS = Set.of("", "-", "null", "\"none\"", "\"\"");

  private final KnownModels known;

  /** @param known what is deployed, and what comes along with the model */
  ChosenCallRule(KnownModels known) {
    this.known = known;
  }

  @Override
  public void check(XmlNode root, Findings findings) {
    root.tree("bpmn:callActivity").forEach(call -> ChosenCall.of(call).ifPresent(chosen -> check(call, chosen, root, findings)));
    root.tree("dmn:decision").forEach(decision -> answers(decision, output -> output.attribute("name").endsWith("Flow"))
        .forEach(answer -> checkAnswer(answer, findings)));
  }

  private void check(XmlNode call, ChosenCall chosen, XmlNode root, Findings findings) {
    if (chosen.table().isEmpty()) {
      findings.error(call, RULE, call.called() + " takes its process from the variable " + chosen.variable()
          + ". Name the decision table that fills it in the property calls.");
      return;
    }
    if (!"latest".equals(Meaning.of(call, "camunda:calledElementBinding"))) {
      findings.error(call, RULE, call.called() + " takes its process from a table, so it must have the binding latest.");
    }
    if (root.tree("bpmn:businessRuleTask").noneMatch(chosen::isFilledBy)) {
      findings.error(call, RULE, "No business rule task asks the table " + chosen.table() + " and keeps its single entry in "
          + chosen.variable() + ", which " + call.called() + " needs.");
    }
    known.decision(chosen.table()).ifPresentOrElse(
        decision -> answers(decision, output -> true).filter(answer -> !names(answer)).findFirst()
            .ifPresent(answer -> findings.error(call, RULE,
                "The table " + chosen.table() + " answers " + text(answer) + " for " + call.called()
                    + ", and no such process is deployed.")),
        () -> findings.error(call, RULE, "The table " + chosen.table() + ", from which " + call.called()
            + " takes its process, does not exist. Deploy the table first."));
  }

  private void checkAnswer(XmlNode answer, Findings findings) {
    if (!names(answer)) {
      findings.error(answer, RULE, "The row " + answer.parent().id() + " answers " + text(answer)
          + ", and no such process is deployed. Deploy the process first, or answer \"none\".");
    }
  }

  private boolean names(XmlNode answer) {
    String text = text(answer);
    return NO_PROCESS.contains(text)
        || text.matches("\"[^\"]+\"") && known.hasProcess(text.substring(1, text.length() - 1));
  }

  private static Stream<XmlNode> answers(XmlNode decision, Predicate<XmlNode> wanted) {
    return decision.tree("dmn:decisionTable").flatMap(table -> table.children("dmn:rule").stream().flatMap(rule -> {
      var outputs = table.children("dmn:output");
      var entries = rule.children("dmn:outputEntry");
      return Stream.iterate(0, i -> i < Math.min(outputs.size(), entries.size()), i -> i + 1).filter(i -> wanted.test(outputs.get(i)))
          .map(entries::get);
    }));
  }

  private static String text(XmlNode answer) {
    return answer.child("dmn:text").map(XmlNode::text).orElse("");
  }
}
