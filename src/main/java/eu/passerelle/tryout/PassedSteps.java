package eu.passerelle.tryout;

import eu.passerelle.engine.reading.CaseHistory;
import eu.passerelle.tryout.TryOutResult.FlowTried;
import eu.passerelle.tryout.TryOutResult.Step;
import eu.passerelle.tryout.world.TrialWorld;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;

/** What has been passed of the changed flows in a world. */
final class PassedSteps {

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
    List<FlowNode> nodes = world.engine().getRepositoryService().getBpmnModelInstance(flow.getId()).getModelElementsByType(FlowNode.class).stream()
        .filter(node -> !(node instanceof Gateway) && node.getName() != null).toList();
    Comparator<Step> oftenFirst = Comparator.comparingInt(Step::times).reversed();
    List<Step> steps = nodes.stream().filter(node -> !(node instanceof EndEvent)).map(node -> step(node, times)).toList();
    List<Step> ends = nodes.stream().filter(EndEvent.class::isInstance).map(node -> step(node, times)).sorted(oftenFirst).toList();
    return new FlowTried(flow.getKey(), flow.getName() == null ? flow.getKey() : flow.getName(),
        steps.stream().filter(step -> step.times() > 0).sorted(oftenFirst).toList(), steps.stream().filter(step -> step.times() == 0).toList(), ends);
  }

  private static Step step(FlowNode node, Map<String, Integer> times) {
    return new Step(node.getId(), node.getName().replaceAll("\\s+", " "), times.getOrDefault(node.getId(), 0));
  }
}
