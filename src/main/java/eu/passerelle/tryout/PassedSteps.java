package eu.passerelle.tryout;

import eu.passerelle.engine.flow.FlowCatalogue;
import eu.passerelle.engine.reading.CaseHistory;
import eu.passerelle.model.XmlNode;
import eu.passerelle.tryout.TryOutResult.FlowTried;
import eu.passerelle.tryout.TryOutResult.Step;
import eu.passerelle.tryout.world.TrialWorld;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.repository.ProcessDefinition;

/** What has been passed of the changed flows in a world. */
final class PassedSteps {

  /** The kinds of steps, in the order in which a report tells of them. */
  private static final List<String> KINDS =
      List.of("transaction", "boundaryEvent", "businessRuleTask", "intermediateCatchEvent", "receiveTask",
          "intermediateThrowEvent", "manualTask", "scriptTask", "subProcess", "task", "endEvent", "serviceTask", "userTask", "startEvent",
          "sendTask",
          "callActivity");

  private final TrialWorld world;

  PassedSteps(TrialWorld world) {
    this.world = world;
  }

  /** @return one for each flow, in this order */
  List<FlowTried> of(Collection<String> flows) {
    return flows.stream().map(flow -> world.engine().getRepositoryService().createProcessDefinitionQuery().processDefinitionKey(flow)
        .latestVersion().singleResult()).map(this::of).toList();
  }

  private FlowTried of(ProcessDefinition flow) {
    Map<String, Integer> times = world.bean(CaseHistory.class).timesPassed(flow.getId());
    XmlNode diagram = world.bean(FlowCatalogue.class).diagramOf(flow.getId());
    List<XmlNode> nodes =
        KINDS.stream().flatMap(kind -> diagram.tree("bpmn:" + kind)).filter(node -> !node.attribute("name").isEmpty()).toList();
    Comparator<Step> oftenFirst = Comparator.comparingInt(Step::times).reversed();
    List<Step> steps = nodes.stream().filter(node -> !node.is("bpmn:endEvent")).map(node -> step(node, times)).toList();
    List<Step> ends = nodes.stream().filter(node -> node.is("bpmn:endEvent")).map(node -> step(node, times)).sorted(oftenFirst).toList();
    return new FlowTried(flow.getKey(), flow.getName() == null ? flow.getKey() : flow.getName(),
        steps.stream().filter(step -> step.times() > 0).sorted(oftenFirst).toList(),
        steps.stream().filter(step -> step.times() == 0).toList(), ends);
  }

  private static Step step(XmlNode node, Map<String, Integer> times) {
    return new Step(node.id(), node.attribute("name").replaceAll("\\s+", " "), times.getOrDefault(node.id(), 0));
  }
}
