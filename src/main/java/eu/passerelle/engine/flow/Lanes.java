package eu.passerelle.engine.flow;

import eu.passerelle.engine.RoleDirectory;
import eu.passerelle.model.Bpmn;
import eu.passerelle.model.XmlNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The lanes of one process: which role does what stands in them. */
final class Lanes {

  private static final String ID_PREFIX = "lane_";

  private final Map<String, String> roleByNode = new HashMap<>();
  private final RoleDirectory roles;
  private final ModelFindings findings;

  private Lanes(RoleDirectory roles, ModelFindings findings) {
    this.roles = roles;
    this.findings = findings;
  }

  static Lanes of(XmlNode process, RoleDirectory roles, ModelFindings findings) {
    Lanes lanes = new Lanes(roles, findings);
    Bpmn.lanes(process).forEach(lanes::read);
    return lanes;
  }

  Optional<String> roleOf(String nodeId) {
    return Optional.ofNullable(roleByNode.get(nodeId));
  }

  private void read(XmlNode lane) {
    String name = lane.attribute("name");
    Optional<String> role = roles.keyOf(name);
    if (role.isEmpty()) {
      findings.error(unknown(lane, name), lane);
    }
    // a role that has left the catalogue since: its open cases go on, with the coordinators standing in
    String key = role.orElseGet(() -> keyFromId(lane));
    lane.children("bpmn:flowNodeRef").forEach(node -> roleByNode.put(node.text(), key));
  }

  private static String keyFromId(XmlNode lane) {
    String id = lane.id();
    return id.startsWith(ID_PREFIX) ? id.substring(ID_PREFIX.length()) : id;
  }

  private String unknown(XmlNode lane, String name) {
    if (name.isBlank()) {
      return "The lane " + lane.id() + " has no name. Give it the name of a role: " + String.join(", ", roles.labels()) + ".";
    }
    return "The lane " + called(lane) + " is no known role."
        + nearest(name).map(label -> " The nearest role is “" + label + "”.").orElse("");
  }

  /** @return the name in quotation marks without line breaks, or the id when it has no name */
  static String called(XmlNode element) {
    return element.has("name") ? element.called() : "“" + element.id() + "”";
  }

  private Optional<String> nearest(String name) {
    return new ArrayList<>(roles.labels()).stream().min(Comparator.comparingInt(label -> distance(name, label)));
  }

  /** Edit distance, upper and lower case alike. */
  static int distance(String one, String other) {
    String a = one.strip().toLowerCase(Locale.ROOT);
    String b = other.strip().toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
