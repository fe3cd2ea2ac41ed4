package eu.passerelle.engine.deployment;

import eu.passerelle.engine.flow.FlowCatalogue;
import eu.passerelle.engine.tables.Tables;
import eu.passerelle.model.ChosenCall;
import eu.passerelle.model.XmlNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;

/** The diagrams that call others, as they are in force; those of a proposal take the place of theirs. */
public final class Callers {

  private final FlowCatalogue flows;
  private final Tables tables;
  private final Map<String, XmlNode> proposed;
  private final Map<String, ProcessDefinition> latest;

  /** @param proposed diagrams by id of their process */
  public Callers(RepositoryService repository, FlowCatalogue flows, Tables tables, Map<String, XmlNode> proposed) {
    this.flows = flows;
    this.tables = tables;
    this.proposed = proposed;
    this.latest = repository.createProcessDefinitionQuery().latestVersion().withoutTenantId().list().stream()
        .collect(Collectors.toMap(ProcessDefinition::getKey, process -> process));
  }

  /** @return names of what is handed to the process by any of its callers; nothing when nobody calls it */
  Optional<Set<String>> handTo(String process) {
    Set<XmlNode> calls = calls(process).collect(Collectors.toSet());
    return calls.isEmpty() ? Optional.empty() : Optional.of(calls.stream().flatMap(Callers::handedIn).collect(Collectors.toSet()));
  }

  /** @return names of what callers take back from the process */
  public Set<String> takeBackFrom(String process) {
    return calls(process).flatMap(call -> call.extensions("camunda:out")).map(out -> out.attribute("source"))
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toSet());
  }

  private Stream<XmlNode> calls(String process) {
    Set<String> callers = new HashSet<>(proposed.keySet());
    latest.values().stream().filter(caller -> !callers.contains(caller.getKey()) && mayCall(caller, process)).map(ProcessDefinition::getKey)
        .forEach(callers::add);
    return callers.stream().map(this::diagram).flatMap(diagram -> diagram.tree("bpmn:callActivity")).filter(call -> isFor(call, process));
  }

  private boolean mayCall(ProcessDefinition caller, String process) {
    return flows.flowOf(caller.getId()).uses().calls().stream()
        .anyMatch(call -> call.table() == null ? process.equals(call.process()) : tables.answers(call.table()).contains(process));
  }

  private boolean isFor(XmlNode call, String process) {
    return ChosenCall.of(call).map(chosen -> tables.answers(chosen.table()).contains(process))
        .orElse(call.attribute("calledElement").equals(process));
  }

  private XmlNode diagram(String process) {
    XmlNode known = proposed.get(process);
    return known == null ? flows.diagramOf(latest.get(process).getId()) : known;
  }

  static Stream<String> handedIn(XmlNode call) {
    return call.extensions("camunda:in").map(in -> in.attribute("target")).filter(name -> !name.isEmpty());
  }
}
