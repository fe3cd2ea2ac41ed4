package eu.passerelle.models;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;

/** What the house agrees with one block, read from the diagrams that call it: the facts it is handed and the answers that are taken from it. */
record Contract(Set<String> callers, Set<String> takes, Set<String> gives) {

  private static Map<String, Contract> all;

  /** @return the contract of a process; empty for one that nothing calls */
  static synchronized Contract of(String process) throws IOException {
    if (all == null) {
      Map<String, Contract> read = new HashMap<>();
      for (ProcessPage page : ProcessPage.all()) {
        Bpmn.readModelFromFile(page.diagram().toFile()).getModelElementsByType(CallActivity.class).forEach(call -> called(call)
            .forEach(block -> read.computeIfAbsent(block, any -> new Contract(new TreeSet<>(), new TreeSet<>(), new TreeSet<>()))
                .add(page.id(), call)));
      }
      all = read;
    }
    return all.getOrDefault(process, new Contract(Set.of(), Set.of(), Set.of()));
  }

  String text() {
    return callers.isEmpty() ? "" : "%n## Contract%n%nCalled by %s.%n%n| | |%n|---|---|%n| Takes | %s |%n| Gives back | %s |%n".formatted(
        callers.stream().map(ProcessPage::link).collect(Collectors.joining(", ")), names(takes), names(gives));
  }

  private void add(String caller, CallActivity call) {
    callers.add(caller);
    if (call.getExtensionElements() != null) {
      var elements = call.getExtensionElements().getElementsQuery();
      elements.filterByType(CamundaIn.class).list().stream().map(CamundaIn::getCamundaTarget).filter(name -> name != null)
          .forEach(takes::add);
      elements.filterByType(CamundaOut.class).list().stream()
          .map(out -> out.getCamundaSource() == null ? out.getCamundaTarget() : out.getCamundaSource())
          .forEach(gives::add);
    }
  }

  private static List<String> called(CallActivity call) {
    String table = ProcessPage.properties(call).get("calls");
    return (table == null ? Stream.of(call.getCalledElement()) : House.answers(table)).toList();
  }

  private static String names(Set<String> names) {
    return names.isEmpty() ? "nothing" : names.stream().map("`%s`"::formatted).collect(Collectors.joining(", "));
  }
}
