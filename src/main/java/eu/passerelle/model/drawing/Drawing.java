package eu.passerelle.model.drawing;

import eu.passerelle.model.XmlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.modulith.NamedInterface;

/** Where the symbols and flows of a diagram stand. */
@NamedInterface
public final class Drawing {

  private final Map<String, Box> boxes = new LinkedHashMap<>();
  private final Map<String, List<Segment>> lines = new LinkedHashMap<>();

  public Drawing(XmlNode root) {
    root.tree("bpmndi:BPMNShape").forEach(shape -> shape.child("dc:Bounds").ifPresent(bounds -> boxes.put(shape.attribute("bpmnElement"),
        new Box(number(bounds, "x"), number(bounds, "y"), number(bounds, "width"), number(bounds, "height")))));
    root.tree("bpmndi:BPMNEdge").forEach(edge -> lines.put(edge.attribute("bpmnElement"), segments(edge)));
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
