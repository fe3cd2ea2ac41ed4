package eu.passerelle.model.drawing;

import eu.passerelle.model.XmlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.modulith.NamedInterface;

/** Where the symbols and flows of a diagram stand. */
@NamedInterface
public final class Drawing {

  private final Map<String, Box> boxes = new LinkedHashMap<>();
  private final Map<String, List<Segment>> lines = new LinkedHashMap<>();
  private final Map<String, Box> labels = new LinkedHashMap<>();

  public Drawing(XmlNode root) {
    root.tree("bpmndi:BPMNShape").forEach(shape -> {
      putBounds(shape, shape, boxes);
      putLabel(shape);
    });
    root.tree("bpmndi:BPMNEdge").forEach(edge -> {
      lines.put(edge.attribute("bpmnElement"), segments(edge));
      putLabel(edge);
    });
  }

  public Box boxOf(String id) {
    return boxes.get(id);
  }

  public boolean shows(String id) {
    return boxes.containsKey(id) || !lines.getOrDefault(id, List.of()).isEmpty();
  }

  public List<Segment> linesOf(String flow) {
    return lines.getOrDefault(flow, List.of());
  }

  /** @return whether both drawings show the element, but at another place, in another size, on another way or with its label elsewhere */
  public boolean showsElsewhere(String id, Drawing other) {
    return shows(id) && other.shows(id) && !(Objects.equals(boxOf(id), other.boxOf(id)) && linesOf(id).equals(other.linesOf(id))
        && Objects.equals(labels.get(id), other.labels.get(id)));
  }

  private void putLabel(XmlNode drawn) {
    drawn.child("bpmndi:BPMNLabel").ifPresent(label -> putBounds(drawn, label, labels));
  }

  private static void putBounds(XmlNode drawn, XmlNode holder, Map<String, Box> boxes) {
    holder.child("dc:Bounds").ifPresent(bounds -> boxes.put(drawn.attribute("bpmnElement"),
        new Box(number(bounds, "x"), number(bounds, "y"), number(bounds, "width"), number(bounds, "height"))));
  }

  private static List<Segment> segments(XmlNode edge) {
    List<Point> points = edge.children("di:waypoint").stream().map(point -> new Point(number(point, "x"), number(point, "y"))).toList();
    List<Segment> segments = new ArrayList<>();
    for (int i = 1; i < points.size(); i++) {
      segments.add(new Segment(edge.attribute("bpmnElement"), points.get(i - 1), points.get(i)));
    }
    return segments;
  }

  static double number(XmlNode node, String attribute) {
    try {
      return Double.parseDouble(node.attribute(attribute));
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
