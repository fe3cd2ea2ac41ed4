package eu.passerelle.redesign.proposal;

import eu.passerelle.engine.access.EngineRights;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.springframework.stereotype.Component;

/** The blocks that flows in force call by name, and what their callers agree with them. */
@Component
class Blocks {

  private final RepositoryService repository;
  private final EngineRights rights;

  Blocks(RepositoryService repository, EngineRights rights) {
    this.repository = repository;
    this.rights = rights;
  }

  /** @return by name; reads every diagram in force */
  List<Block> inForce() {
    return rights.asHouse(() -> {
      List<ProcessDefinition> flows = repository.createProcessDefinitionQuery().latestVersion().withoutTenantId().list();
      Map<String, Block> blocks = new HashMap<>();
      Map<String, String> names = flows.stream().collect(Collectors.toMap(ProcessDefinition::getKey, flow -> String.valueOf(flow.getName())));
      flows.forEach(flow -> repository.getBpmnModelInstance(flow.getId()).getModelElementsByType(CallActivity.class).stream()
          .filter(call -> names.containsKey(call.getCalledElement()))
          .forEach(call -> blocks.computeIfAbsent(call.getCalledElement(), id -> new Block(id, names.get(id), new TreeSet<>(), new TreeSet<>()))
              .add(call)));
      return blocks.values().stream().sorted(Comparator.comparing(Block::name)).toList();
    });
  }

  /**
   * One block.
   *
   * @param takes facts that some caller hands over
   * @param gives answers that some caller takes
   */
  record Block(String id, String name, Set<String> takes, Set<String> gives) {

    private void add(CallActivity call) {
      if (call.getExtensionElements() == null) {
        return;
      }
      var agreed = call.getExtensionElements().getElementsQuery();
      agreed.filterByType(CamundaIn.class).list().stream().map(CamundaIn::getCamundaTarget).filter(name -> name != null).forEach(takes::add);
      agreed.filterByType(CamundaOut.class).list().stream().map(CamundaOut::getCamundaSource).filter(name -> name != null).forEach(gives::add);
    }
  }
}
