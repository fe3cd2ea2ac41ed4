package eu.passerelle.engine.flow;

import eu.passerelle.engine.RoleDirectory;
import eu.passerelle.model.TimeLimitKeys;
import eu.passerelle.model.Uses;
import eu.passerelle.model.XmlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the {@link Flow} of one process from its diagram, and says on which element it does not keep to the house's ways. */
public final class FlowReader {

  private static final Set<String> SUBPROCESSES = Set.of("bpmn:subProcess", "bpmn:transaction");
  private static final List<String> OWN_ASSIGNMENT = List.of("camunda:assignee", "camunda:candidateUsers", "camunda:candidateGroups");

  private final Lanes lanes;
  private final Map<String, String> messages;
  private final ModelFindings findings;
  private final Map<String, String> roles = new HashMap<>();
  private final Map<String, String> stages = new HashMap<>();
  private final Map<String, String> timeLimits = new HashMap<>();
  private final Map<String, String> notBy = new HashMap<>();
  private final List<Flow.Action> actions = new ArrayList<>();

  private FlowReader(Lanes lanes, Map<String, String> messages, ModelFindings findings) {
    this.lanes = lanes;
    this.messages = messages;
    this.findings = findings;
  }

  public static Flow read(XmlNode process, RoleDirectory roles, ModelFindings findings) {
    Map<String, String> messages = new HashMap<>();
    process.parent().children("bpmn:message").stream().filter(message -> message.has("name"))
        .forEach(message -> messages.put(message.id(), message.attribute("name")));
    FlowReader reader = new FlowReader(Lanes.of(process, roles, findings), messages, findings);
    reader.readScope(process, null, null);
    return new Flow(process.properties().get("kind"), reader.roles, reader.stages, reader.timeLimits, reader.notBy, reader.actions,
        Uses.of(process));
  }

  /** @param outermost the subprocess on the first level that this scope stands in: its lane counts for everything inside */
  private void readScope(XmlNode scope, String outermost, String stageAround) {
    for (XmlNode node : scope.children()) {
      if (!node.has("id") || node.is("bpmn:laneSet")) {
        continue;
      }
      Map<String, String> properties = node.properties();
      String stage = properties.getOrDefault("stage", stageAround);
      if (stage != null) {
        stages.put(node.id(), stage);
      }
      String laneNode = outermost == null ? node.id() : outermost;
      if (node.is("bpmn:userTask")) {
        readTask(node, laneNode, properties);
      }
      if (properties.containsKey("action")) {
        readAction(node, laneNode, properties.get("action"));
      }
      if (SUBPROCESSES.contains(node.name())) {
        readScope(node, laneNode, stage);
      }
    }
  }

  private void readTask(XmlNode task, String laneNode, Map<String, String> properties) {
    if (assignsItself(task)) {
      findings.error(
          "The task " + Lanes.called(task) + " names its own assignee or candidates. Remove them: the lane says who works on it.", task);
    }
    Optional<String> role = lanes.roleOf(laneNode);
    if (role.isEmpty()) {
      findings.error("The task " + Lanes.called(task) + " stands in no lane. Draw it into the lane of the role that does it.", task);
    }
    role.ifPresent(key -> roles.put(task.id(), key));
    TimeLimitKeys.ofTask(task).ifPresent(key -> timeLimits.put(task.id(), key));
    if (properties.containsKey("notBy")) {
      notBy.put(task.id(), properties.get("notBy"));
    }
  }

  private static boolean assignsItself(XmlNode task) {
    return OWN_ASSIGNMENT.stream().anyMatch(task.attributes()::containsKey) || task.hasChild("bpmn:humanPerformer")
        || task.hasChild("bpmn:potentialOwner");
  }

  private void readAction(XmlNode node, String laneNode, String sentence) {
    String message = messages.get(node.child("bpmn:messageEventDefinition").orElse(node).attribute("messageRef"));
    Optional<String> role = lanes.roleOf(laneNode).or(() -> lanes.roleOf(node.attribute("attachedToRef")));
    if (message == null) {
      findings.error("The action of " + Lanes.called(node) + " needs a message, because that is what the button sends.", node);
    } else if (role.isEmpty()) {
      findings.error("The event " + Lanes.called(node) + " stands in no lane. Draw it into the lane of the role that may trigger it.",
          node);
    } else {
      roles.put(node.id(), role.get());
      actions.add(new Flow.Action(node.id(), message, sentence, role.get()));
    }
  }
}
