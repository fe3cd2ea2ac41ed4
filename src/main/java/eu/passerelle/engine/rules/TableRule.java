package eu.passerelle.engine.rules;

import eu.passerelle.model.Meaning;
import eu.passerelle.model.ModelFile;
import eu.passerelle.model.XmlNode;
import java.util.List;
import java.util.Set;

/** A decision table says in words why each row stands there, and what happens when none of them fits. */
final class TableRule implements ModelRule {

  private static final String RULE = "table";
  private static final Set<String> FORMULAS = Set.of("dmn:inputExpression", "dmn:outputEntry", "dmn:inputEntry");
  private static final Set<String> ONE_ANSWER = Set.of("UNIQUE", "FIRST");

  private final ModelFile file;

  TableRule(ModelFile file) {
    this.file = file;
  }

  @Override
  public void check(XmlNode root, Findings findings) {
    List<XmlNode> decisions = root.children("dmn:decision");
    if (decisions.stream().noneMatch(decision -> decision.id().equals(file.stem()))) {
      findings.style(root, RULE, "One decision must be called like the file: " + file.stem() + ".");
    }
    decisions.forEach(decision -> {
      if (!decision.id().matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
        findings.style(decision, RULE, "The id " + decision.id() + " must be words in small letters with hyphens.");
      }
    });
    root.tree("dmn:decisionTable").forEach(table -> checkTable(table, findings));
  }

  private void checkTable(XmlNode table, Findings findings) {
    table.children("dmn:input").stream().filter(input -> !input.has("label"))
        .forEach(input -> findings.style(input, RULE, "An input of " + table.id() + " has no label."));
    table.children("dmn:output").stream().filter(output -> !output.attribute("name").matches("[a-z][A-Za-z0-9]*"))
        .forEach(output -> findings.style(output, RULE, "The output " + output.called() + " must be named like a variable."));
    table.tree().filter(node -> FORMULAS.contains(node.name()) && !node.has("expressionLanguage"))
        .forEach(node -> findings.style(node, RULE, node.id() + " does not state its language: feel."));
    List<XmlNode> rows = table.children("dmn:rule");
    rows.forEach(row -> checkRow(row, findings));
    checkElse(table, rows, findings);
  }

  private static void checkRow(XmlNode row, Findings findings) {
    if (!row.id().matches("rule_[a-z][A-Za-z0-9]*")) {
      findings.style(row, RULE, "The id " + row.id() + " must be rule_ and the reason.");
    }
    if (row.child("dmn:description").map(XmlNode::text).orElse("").isBlank()) {
      findings.style(row, RULE, "The row " + row.id() + " has no sentence that says why it is there.");
    }
  }

  /** The time-limits table is looked up by key: an unknown key is a mistake and has no else. */
  private void checkElse(XmlNode table, List<XmlNode> rows, Findings findings) {
    String hitPolicy = Meaning.of(table, "hitPolicy");
    boolean constant = table.children("dmn:input").isEmpty();
    if (!ONE_ANSWER.contains(hitPolicy) || constant || rows.isEmpty() || "time-limits".equals(file.stem())) {
      return;
    }
    XmlNode last = rows.get(rows.size() - 1);
    boolean open = last.children("dmn:inputEntry").stream()
        .allMatch(entry -> entry.child("dmn:text").map(XmlNode::text).orElse("").matches("-?"));
    boolean named = "UNIQUE".equals(hitPolicy) && last.id().equals("rule_else");
    if (!open && !named) {
      findings.style(last, RULE, "The last row of " + table.id() + " must be the explicit else.");
    }
  }
}
