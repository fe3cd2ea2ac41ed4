package eu.passerelle.engine.rules;

import eu.passerelle.engine.RoleDirectory;
import eu.passerelle.model.Bpmn;
import eu.passerelle.model.XmlNode;
import java.util.List;
import java.util.Optional;

/** A lane is a role of the catalogue, and its id says which; every step stands in one. */
final class LaneRule implements ModelRule {

  static final int MOST_LANES = 6;

  private static final String RULE = "lane";

  private final RoleDirectory roles;

  LaneRule(RoleDirectory roles) {
    this.roles = roles;
  }

  @Override
  public void check(XmlNode root, Findings findings) {
    List<XmlNode> lanes = root.tree("bpmn:lane").toList();
    lanes.forEach(lane -> checkLane(lane, findings));
    if (lanes.size() > MOST_LANES) {
      findings.style(root, RULE, "The diagram has " + lanes.size() + " lanes, " + MOST_LANES + " are the most.");
    }
    if (lanes.isEmpty()) {
      findings.style(root, RULE,
          "Nothing says who works here. In the Modeler, draw a pool around the flow and a lane for each role in it.");
      return;
    }
    List<String> placed = root.tree("bpmn:flowNodeRef").map(XmlNode::text).toList();
    root.children("bpmn:process").stream().flatMap(process -> Bpmn.nodes(process).stream()).filter(node -> !placed.contains(node.id()))
        .forEach(node -> findings.style(node, RULE, node.called() + " stands in no lane."));
  }

  private void checkLane(XmlNode lane, Findings findings) {
    Optional<String> role = roles.keyOf(lane.attribute("name"));
    if (role.isEmpty()) {
      findings.error(lane, RULE, "The lane " + lane.called() + " is no known role.");
    } else if (!lane.id().equals("lane_" + role.get())) {
      findings.style(lane, RULE, "The id of the lane " + lane.called() + " must be lane_" + role.get() + ".");
    }
  }
}
