package eu.passerelle.engine.flow;

import eu.passerelle.engine.RoleDirectory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Reads the {@link Flow} of one process from its model. */
public final class FlowReader {

  private static final Set<String> SUBPROCESSES = Set.of("subProcess", "transaction");
  private static final List<String> OWN_ASSIGNMENT = List.of("assignee", "candidateUsers", "candidateGroups");

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

  public static Flow read(Element definitions, Element process, RoleDirectory roles, ModelFindings findings) {
    Map<String, String> messages = new HashMap<>();
    definitions.elements("message").forEach(message -> messages.put(Markup.id(message), message.attribute("name")));
    FlowReader reader = new FlowReader(Lanes.of(process, roles, findings), messages, findings);
    reader.readScope(process, null, null);
    return new Flow(Markup.properties(process).get("kind"), reader.roles, reader.stages, reader.timeLimits, reader.notBy, reader.actions,
        UsesReader.read(process));
  }

  /** @param outermost the subprocess on the first level that this scope stands in: its lane counts for everything inside */
  private void readScope(Element scope, String outermost, String stageAround) {
    for (Element node : scope.elements()) {
      String id = Markup.id(node);
      if (id == null || "laneSet".equals(node.getTagName())) {
        continue;
      }
      Map<String, String> properties = Markup.properties(node);
      String stage = properties.getOrDefault("stage", stageAround);
      if (stage != null) {
        stages.put(id, stage);
      }
      String laneNode = outermost == null ? id : outermost;
      if ("userTask".equals(node.getTagName())) {
        readTask(node, laneNode, properties);
      }
      if (properties.containsKey("action")) {
        readAction(node, laneNode, properties.get("action"));
      }
      if (SUBPROCESSES.contains(node.getTagName())) {
        readScope(node, laneNode, stage);
      }
    }
  }

  private void readTask(Element task, String laneNode, Map<String, String> properties) {
    if (assignsItself(task)) {
      findings.error("The task " + Markup.called(task) + " names its own assignee or candidates. Remove them: the lane says who works on it.", task);
    }
    Optional<String> role = lanes.roleOf(laneNode);
    if (role.isEmpty()) {
      findings.error("The task " + Markup.called(task) + " stands in no lane. Draw it into the lane of the role that does it.", task);
    }
    role.ifPresent(key -> roles.put(Markup.id(task), key));
    if (properties.containsKey("timeLimit")) {
      timeLimits.put(Markup.id(task), properties.get("timeLimit"));
    }
    if (properties.containsKey("notBy")) {
      notBy.put(Markup.id(task), properties.get("notBy"));
    }
  }

  private static boolean assignsItself(Element task) {
    return OWN_ASSIGNMENT.stream().anyMatch(attribute -> Markup.camunda(task, attribute) != null)
        || task.element("humanPerformer") != null
        || task.element("potentialOwner") != null;
  }

  private void readAction(Element node, String laneNode, String sentence) {
    Element event = node.element("messageEventDefinition");
    String message = messages.get((event == null ? node : event).attribute("messageRef", ""));
    Optional<String> role = lanes.roleOf(laneNode).or(() -> lanes.roleOf(node.attribute("attachedToRef", "")));
    if (message == null) {
      findings.error("The action of " + Markup.called(node) + " needs a message, because that is what the button sends.", node);
    } else if (role.isEmpty()) {
      findings.error("The event " + Markup.called(node) + " stands in no lane. Draw it into the lane of the role that may trigger it.", node);
    } else {
      roles.put(Markup.id(node), role.get());
      actions.add(new Flow.Action(Markup.id(node), message, sentence, role.get()));
    }
  }
}
