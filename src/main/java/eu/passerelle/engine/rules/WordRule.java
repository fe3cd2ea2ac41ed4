package eu.passerelle.engine.rules;

import eu.passerelle.model.LossReasons;
import eu.passerelle.model.Milestones;
import eu.passerelle.model.Stages;
import eu.passerelle.model.XmlNode;
import java.util.Map;
import java.util.Set;

/** What a diagram tells the case overview is said in the words that the overview knows. */
final class WordRule implements ModelRule {

  private static final Map<String, Set<String>> LISTS = Map.of(
      "stage", Set.copyOf(Stages.ALL),
      "outcome", Set.of("completed", "lost", "withdrawn", "handed-over"),
      "lossReason", LossReasons.all(),
      "milestone", Milestones.all(),
      "kind", Set.of("opportunity", "programme", "publication"));

  @Override
  public void check(XmlNode root, Findings findings) {
    root.tree().forEach(node -> node.properties().forEach((name, value) -> {
      if (LISTS.containsKey(name) && !LISTS.get(name).contains(value)) {
        findings.error(node, "property", "The " + name + " " + value + " of " + node.called() + " is not in the list: "
            + String.join(", ", LISTS.get(name).stream().sorted().toList()) + ".");
      }
    }));
  }
}
