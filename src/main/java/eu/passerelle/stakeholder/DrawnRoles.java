package eu.passerelle.stakeholder;

import eu.passerelle.engine.EngineRights;
import eu.passerelle.engine.FlowCatalogue;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.springframework.stereotype.Component;

/** Which roles the present diagrams of a scheme have work for: its main diagram, all that it calls, and what no scheme calls. */
@Component
class DrawnRoles {

  /** Property of a call that leaves its process to a table. */
  private static final String TABLE = "calls";

  private final RepositoryService repository;
  private final FlowCatalogue flows;
  private final Schemes schemes;
  private final EngineRights rights;

  DrawnRoles(RepositoryService repository, FlowCatalogue flows, Schemes schemes, EngineRights rights) {
    this.repository = repository;
    this.flows = flows;
    this.schemes = schemes;
    this.rights = rights;
  }

  /** @return the keys of the roles */
  Set<String> of(Scheme scheme) {
    return rights.asHouse(() -> {
      Map<String, String> latest = repository.createProcessDefinitionQuery().latestVersion().unlimitedList().stream()
          .collect(Collectors.toMap(ProcessDefinition::getKey, ProcessDefinition::getId, (one, other) -> one));
      Set<String> foreign = new HashSet<>();
      schemes.list().stream().filter(other -> !other.id().equals(scheme.id())).forEach(other -> reach(other.mainProcess(), latest, foreign));
      Set<String> own = new HashSet<>();
      reach(scheme.mainProcess(), latest, own);
      return latest.keySet().stream().filter(key -> own.contains(key) || !foreign.contains(key))
          .flatMap(key -> flows.flowOf(latest.get(key)).roles().values().stream()).collect(Collectors.toSet());
    });
  }

  private void reach(String key, Map<String, String> latest, Set<String> reached) {
    if (latest.containsKey(key) && reached.add(key)) {
      repository.getBpmnModelInstance(latest.get(key)).getModelElementsByType(CallActivity.class)
          .forEach(call -> called(call).forEach(next -> reach(next, latest, reached)));
    }
  }

  /** The process that a call names, or all that the table answers with which chooses it. */
  private Stream<String> called(CallActivity call) {
    return Stream.concat(Stream.of(call.getCalledElement()), properties(call)
        .filter(property -> TABLE.equals(property.getCamundaName())).map(CamundaProperty::getCamundaValue).flatMap(this::answers));
  }

  private static Stream<CamundaProperty> properties(CallActivity call) {
    return call.getExtensionElements() == null ? Stream.empty()
        : call.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
            .flatMap(properties -> properties.getCamundaProperties().stream());
  }

  private Stream<String> answers(String table) {
    return repository.createDecisionDefinitionQuery().decisionDefinitionKey(table).latestVersion().list().stream()
        .flatMap(decision -> repository.getDmnModelInstance(decision.getId()).getModelElementsByType(OutputEntry.class).stream())
        .map(entry -> entry.getTextContent().strip().replace("\"", ""));
  }
}
