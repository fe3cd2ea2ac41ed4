package eu.passerelle.engine.deployment;

import eu.passerelle.engine.rules.DataRule;
import eu.passerelle.engine.rules.Finding;
import eu.passerelle.engine.rules.Findings;
import eu.passerelle.engine.rules.ProcessData;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.FormDefinition;
import eu.passerelle.model.RunningPart;
import eu.passerelle.model.XmlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Holds proposed flows beside those that call them and that they call: what one asks for the other has to answer. What was so already in
 * the version in force is no finding.
 */
final class Neighbours {

  private static final String RULE = "answer";

  private final FlowBundles flows;
  private final Callers before;
  private final Callers after;

  /**
   * @param before who calls whom now
   * @param after who calls whom once the proposal is published
   */
  Neighbours(FlowBundles flows, Callers before, Callers after) {
    this.flows = flows;
    this.before = before;
    this.after = after;
  }

  List<Finding> check(FlowBundle bundle) {
    Set<String> old = bundle.deploymentId() == null ? Set.of()
        : found(flows.of(bundle.deploymentId()), before).stream().map(Neighbours::key).collect(Collectors.toSet());
    List<Finding> found = new ArrayList<>(found(bundle, after));
    found.removeIf(finding -> old.contains(key(finding)));
    found.addAll(handedInNoLonger(bundle));
    return found;
  }

  private static String key(Finding finding) {
    return finding.elementId() + " " + finding.message();
  }

  private List<Finding> found(FlowBundle bundle, Callers callers) {
    Map<String, FormDefinition> forms = DataRule.forms(bundle);
    List<Finding> found = new ArrayList<>();
    diagrams(bundle).forEach((file, root) -> {
      Findings findings = new Findings(file);
      new DataRule(forms, callers::handTo).check(root, findings);
      root.tree("bpmn:process").forEach(process -> takenBackAndNotGiven(process, forms, callers, findings));
      found.addAll(findings.all());
    });
    return found;
  }

  private static void takenBackAndNotGiven(XmlNode process, Map<String, FormDefinition> forms, Callers callers, Findings findings) {
    ProcessData data = new ProcessData(process, forms);
    Set<String> handed = callers.handTo(process.id()).orElse(Set.of());
    callers.takeBackFrom(process.id()).stream().filter(name -> !data.answers(name) && !handed.contains(name)).sorted().forEach(name -> {
      String sentence = "The callers of " + process.called() + " take ‘" + name + "’ back from it, and nothing in it answers that.";
      if (data.tellsAll()) {
        findings.error(process, RULE, sentence);
      } else {
        findings.style(process, RULE, sentence);
      }
    });
  }

  /** A caller that stops handing something in leaves the steps of the called process without it. */
  private List<Finding> handedInNoLonger(FlowBundle bundle) {
    if (bundle.deploymentId() == null) {
      return List.of();
    }
    Map<String, Set<String>> handedBefore = new HashMap<>();
    diagrams(flows.of(bundle.deploymentId())).values().forEach(root -> root.tree("bpmn:callActivity")
        .forEach(call -> handedBefore.computeIfAbsent(call.attribute("calledElement"), first -> new HashSet<>())
            .addAll(Callers.handedIn(call).toList())));
    List<Finding> found = new ArrayList<>();
    diagrams(bundle).forEach((file, root) -> {
      Findings findings = new Findings(file);
      root.tree("bpmn:callActivity").forEach(call -> {
        Set<String> gone = new HashSet<>(handedBefore.getOrDefault(call.attribute("calledElement"), Set.of()));
        Callers.handedIn(call).forEach(gone::remove);
        missed(call.attribute("calledElement"), gone).forEach(name -> findings.error(call, RULE,
            "The call " + call.called() + " no longer hands in ‘" + name + "’, which " + call.attribute("calledElement") + " asks for."));
      });
      found.addAll(findings.all());
    });
    return found;
  }

  private List<String> missed(String called, Set<String> gone) {
    Optional<FlowBundle> block = gone.isEmpty() ? Optional.empty() : flows.inForce(called);
    return block.stream().flatMap(bundle -> diagrams(bundle).values().stream().flatMap(root -> root.tree("bpmn:process"))
        .filter(process -> process.id().equals(called))
        .map(process -> new ProcessData(process, DataRule.forms(bundle)))
        .flatMap(data -> data.needs().stream().map(ProcessData.Need::name).filter(name -> gone.contains(name) && !data.answers(name))))
        .distinct().sorted().toList();
  }

  /** Diagrams by file name; those that cannot be read are told of by others. */
  static Map<String, XmlNode> diagrams(FlowBundle bundle) {
    Map<String, XmlNode> diagrams = new HashMap<>();
    bundle.files().stream().filter(file -> "bpmn".equals(file.ending()))
        .forEach(file -> RunningPart.readable(file.content()).ifPresent(root -> diagrams.put(file.name(), root)));
    return diagrams;
  }
}
