package eu.passerelle.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A call stands in the lane of a role that has a task in the called flow, or in what that one calls. */
class CarriersTest {

  /** Calls in a lane of somebody who carries none of it, with the reason. */
  private static final Map<String, String> ELSEWHERE = Map.of(
      "ygca-enrol callActivity_registerArrival", "the university waits for the registration, and the country says whose it is",
      "scheme-template callActivity_preselect", "a new scheme has one lane for the journey until it says who takes part",
      "scheme-template callActivity_matchCandidate", "a new scheme has one lane for the journey until it says who takes part");

  private final Map<String, BpmnModelInstance> flows = House.files().stream().filter(file -> file.name().endsWith(".bpmn"))
      .map(file -> Bpmn.readModelFromStream(new ByteArrayInputStream(file.content())))
      .collect(Collectors.toMap(flow -> flow.getModelElementsByType(Process.class).iterator().next().getId(), flow -> flow));

  @TestFactory
  Stream<DynamicTest> aCallStandsInTheLaneOfWhoCarriesIt() {
    return flows.keySet().stream().sorted().flatMap(flow -> calls(flow).filter(CarriersTest::hasALaneOfItsOwn)
        .map(call -> DynamicTest.dynamicTest(flow + " " + call.getId(), () -> {
          Set<String> carriers = carriers(call);
          boolean carried = carriers.isEmpty() || carriers.contains(lane(call));
          assertThat(carried).as("%s stands in the lane %s, and is carried by %s", call.getId(), lane(call), carriers)
              .isEqualTo(!ELSEWHERE.containsKey(flow + " " + call.getId()));
        })));
  }

  /** What a subprocess holds stands where the subprocess stands: a lane inside of it is not drawn. */
  private static boolean hasALaneOfItsOwn(CallActivity call) {
    return call.getParentElement() instanceof Process;
  }

  /** A flow that nobody has a task in is the house's own, and is carried by whoever calls it. */
  private Set<String> carriers(CallActivity call) {
    Set<String> carriers = new TreeSet<>();
    called(call).forEach(flow -> carriers(flow, new TreeSet<>(), carriers));
    return carriers;
  }

  private void carriers(String flow, Set<String> seen, Set<String> carriers) {
    if (flows.containsKey(flow) && seen.add(flow)) {
      flows.get(flow).getModelElementsByType(UserTask.class).forEach(task -> carriers.add(lane(task)));
      calls(flow).flatMap(this::called).forEach(called -> carriers(called, seen, carriers));
    }
  }

  private Stream<CallActivity> calls(String flow) {
    return flows.get(flow).getModelElementsByType(CallActivity.class).stream();
  }

  private Stream<String> called(CallActivity call) {
    return call.getCalledElement().startsWith("$") ? call.getExtensionElements().getChildElementsByType(
        CamundaProperties.class).stream()
        .flatMap(properties -> properties.getCamundaProperties().stream()).filter(property -> property.getCamundaName().equals("calls"))
        .map(CamundaProperty::getCamundaValue).flatMap(House::answers) : Stream.of(call.getCalledElement());
  }

  private static String lane(ModelElementInstance step) {
    return ((BpmnModelInstance) step.getModelInstance()).getModelElementsByType(Lane.class).stream()
        .filter(lane -> lane.getFlowNodeRefs().contains((FlowNode) step)).map(Lane::getName).findFirst()
        .orElseGet(() -> step.getParentElement() instanceof FlowNode around ? lane(around) : "");
  }
}
