package eu.passerelle.redesign.proposal;

import eu.passerelle.engine.access.EngineRights;
import eu.passerelle.engine.flow.FlowCatalogue;
import eu.passerelle.model.XmlNode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/** The blocks that flows in force call by name, and what their callers agree with them. */
@Component
class Blocks {

  private final RepositoryService repository;
  private final FlowCatalogue catalogue;
  private final EngineRights rights;

  Blocks(RepositoryService repository, FlowCatalogue catalogue, EngineRights rights) {
    this.repository = repository;
    this.catalogue = catalogue;
    this.rights = rights;
  }

  /** @return by name; reads every diagram in force */
  List<Block> inForce() {
    return rights.asHouse(() -> {
      List<ProcessDefinition> flows = repository.createProcessDefinitionQuery().latestVersion().withoutTenantId().list();
      Map<String, Block> blocks = new HashMap<>();
      Map<String, String> names =
          flows.stream().collect(Collectors.toMap(ProcessDefinition::getKey, flow -> String.valueOf(flow.getName())));
      flows.stream().flatMap(flow -> catalogue.diagramOf(flow.getId()).tree("bpmn:callActivity")).forEach(call -> {
        String called = call.attribute("calledElement");
        if (names.containsKey(called)) {
          blocks.computeIfAbsent(called, id -> new Block(id, names.get(id), new TreeSet<>(), new TreeSet<>())).add(call);
        }
      });
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

    private void add(XmlNode call) {
      call.extensions("camunda:in").map(in -> in.attribute("target")).filter(name -> !name.isEmpty()).forEach(takes::add);
      call.extensions("camunda:out").map(out -> out.attribute("source")).filter(name -> !name.isEmpty()).forEach(gives::add);
    }
  }
}
