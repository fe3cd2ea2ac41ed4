package eu.passerelle.model.drawing;

import eu.passerelle.model.Bpmn;
import eu.passerelle.model.BundleFacts;
import eu.passerelle.model.ModelFile;
import eu.passerelle.model.XmlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.modulith.NamedInterface;
import org.springframework.web.util.HtmlUtils;

/** Draws a diagram as an SVG picture that needs no script: for files that people keep and print. */
@NamedInterface
public final class DiagramPicture {

  private static final double MARGIN = 20;
  private static final double LETTER = 6.3;
  private static final double LINE = 14;
  private static final Map<String, String> EVENT_SIGNS = Map.of("timer", "◷", "message", "✉", "error", "↯", "escalation", "▲", "terminate",
      "●",
      "signal", "△", "conditional", "≡");
  private static final Map<String, String> GATEWAY_SIGNS = Map.of("bpmn:exclusiveGateway", "×", "bpmn:parallelGateway", "+",
      "bpmn:inclusiveGateway", "○",
      "bpmn:eventBasedGateway", "⬠");

  private final XmlNode root;
  private final Drawing drawing;
  private final Map<String, Mark> marks;
  private final StringBuilder svg = new StringBuilder();

  private DiagramPicture(XmlNode root, Map<String, Mark> marks) {
    this.root = root;
    this.drawing = new Drawing(root);
    this.marks = marks;
  }

  /**
   * @param diagram a BPMN file with a drawing
   * @param title what the picture shows, for people who do not see it
   * @param marks what became of each element that is not the same in both versions, by its id
   */
  public static String of(ModelFile diagram, String title, Map<String, Mark> marks) {
    return new DiagramPicture(BundleFacts.whole(diagram.content()), marks).draw(title);
  }

  private String draw(String title) {
    List<XmlNode> shapes = root.tree("bpmndi:BPMNShape").toList();
    Map<String, XmlNode> elements = root.tree().filter(node -> node.has("id"))
        .collect(Collectors.toMap(XmlNode::id, node -> node, (one, other) -> one));
    frame(title);
    Stream.of(1, 2, 3).forEach(layer -> shapes.stream().filter(shape -> layer(elements.get(shape.attribute("bpmnElement"))) == layer)
        .forEach(shape -> shape(shape, elements.get(shape.attribute("bpmnElement")))));
    root.tree("bpmndi:BPMNEdge").forEach(edge -> edge(edge, elements.get(edge.attribute("bpmnElement"))));
    shapes.forEach(this::sign);
    return svg.append("</svg>").toString();
  }

  private void frame(String title) {
    List<Box> boxes = root.tree("dc:Bounds").map(bounds -> new Box(number(bounds, "x"), number(bounds, "y"), number(bounds, "width"),
        number(bounds, "height"))).toList();
    double left = boxes.stream().mapToDouble(Box::x).min().orElse(0) - MARGIN;
    double top = boxes.stream().mapToDouble(Box::y).min().orElse(0) - MARGIN;
    double right = boxes.stream().mapToDouble(box -> box.x() + box.width()).max().orElse(0) + MARGIN;
    double bottom = boxes.stream().mapToDouble(box -> box.y() + box.height()).max().orElse(0) + MARGIN;
    add("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"%s\" viewBox=\"%s %s %s %s\" font-family=\"sans-serif\" font-size=\"12\">",
        escaped(title), plain(left), plain(top), plain(right - left), plain(bottom - top));
    svg.append(
        "<defs><marker id=\"tip\" viewBox=\"0 0 10 10\" refX=\"10\" refY=\"5\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\">")
        .append("<path d=\"M0 0L10 5L0 10z\"/></marker>")
        .append(
            "<marker id=\"open\" viewBox=\"-1 -1 12 12\" refX=\"10\" refY=\"5\" markerWidth=\"10\" markerHeight=\"10\" orient=\"auto\">")
        .append("<path d=\"M0 0L10 5L0 10z\" fill=\"#fff\" stroke=\"#1a2530\"/></marker></defs>");
  }

  /** Pools and lanes lie below, then what holds other things, then everything else. */
  private static int layer(XmlNode element) {
    if (element == null) {
      return 0;
    }
    return element.is("bpmn:participant") || element.is("bpmn:lane") ? 1 : Bpmn.isScope(element) ? 2 : 3;
  }

  private void shape(XmlNode shape, XmlNode element) {
    Box box = drawing.boxOf(element.id());
    String look = look(element.id());
    if (layer(element) == 1) {
      add("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"none\" stroke=\"#75838f\"/>", plain(box.x()), plain(box.y()),
          plain(box.width()), plain(box.height()));
      if (isCollapsed(element, box)) {
        text(element.attribute("name"), box.x() + box.width() / 2, box.y() + box.height() / 2, box.width() - 8, true);
        return;
      }
      double x = box.x() + 18;
      double y = box.y() + box.height() / 2;
      add("<text transform=\"translate(%s %s) rotate(-90)\" text-anchor=\"middle\">%s</text>", plain(x), plain(y),
          escaped(element.attribute("name")));
    } else if (Bpmn.isEvent(element)) {
      event(element, box, look);
      label(shape, element, box);
    } else if (Bpmn.isGateway(element)) {
      gateway(element, box, look);
      label(shape, element, box);
    } else if (Bpmn.isFlowNode(element)) {
      add("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"10\"%s stroke-width=\"%s\"/>", plain(box.x()), plain(box.y()),
          plain(box.width()), plain(box.height()),
          look, marks.containsKey(element.id()) || element.is("bpmn:callActivity") ? "4" : "1.5");
      boolean open = Bpmn.isScope(element) && element.hasChild("bpmn:startEvent") && box.height() > 100;
      text(element.attribute("name"), box.x() + box.width() / 2, open ? box.y() + 16 : box.y() + box.height() / 2, box.width() - 8, !open);
    } else if (DataShapes.isData(element)) {
      svg.append(DataShapes.of(element, box));
      label(shape, element, box);
    } else if (element.is("bpmn:group")) {
      add("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"10\" fill=\"none\" stroke=\"#1a2530\" stroke-dasharray=\"10 6 2 6\"/>",
          plain(box.x()), plain(box.y()), plain(box.width()), plain(box.height()));
      text(root.find(element.attribute("categoryValueRef")).map(category -> category.attribute("value")).orElse(""),
          box.x() + box.width() / 2, box.y() + 16, box.width() - 8, false);
    } else if (element.is("bpmn:textAnnotation")) {
      text(element.child("bpmn:text").map(XmlNode::text).orElse(""), box.x() + box.width() / 2, box.y() + box.height() / 2, box.width(),
          true);
    }
  }

  /** A pool of which only the outside is shown has its name across it. */
  private boolean isCollapsed(XmlNode pool, Box box) {
    return pool.is("bpmn:participant") && box.width() > box.height() && root.find(pool.attribute("processRef"))
        .map(process -> Bpmn.nodes(process).stream().noneMatch(node -> drawing.shows(node.id()))).orElse(true);
  }

  private void event(XmlNode event, Box box, String look) {
    double x = box.x() + box.width() / 2;
    double y = box.y() + box.height() / 2;
    double radius = box.width() / 2;
    String dashes = "false".equals(event.attribute("cancelActivity")) || "false".equals(event.attribute("isInterrupting"))
        ? " stroke-dasharray=\"4 3\"" : "";
    add("<circle cx=\"%s\" cy=\"%s\" r=\"%s\"%s stroke-width=\"%s\"%s/>", plain(x), plain(y), plain(radius), look,
        event.is("bpmn:endEvent") ? "4" : "1.5", dashes);
    if (!event.is("bpmn:startEvent") && !event.is("bpmn:endEvent")) {
      add("<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"none\" stroke=\"#1a2530\"%s/>", plain(x), plain(y), plain(radius - 3), dashes);
    }
    add("<text x=\"%s\" y=\"%s\" text-anchor=\"middle\" font-size=\"16\">%s</text>", plain(x), plain(y + 6),
        EVENT_SIGNS.getOrDefault(Bpmn.kindOf(event), ""));
  }

  private void gateway(XmlNode gateway, Box box, String look) {
    double x = box.x() + box.width() / 2;
    double y = box.y() + box.height() / 2;
    add("<path d=\"M%s %sL%s %sL%s %sL%s %sz\"%s stroke-width=\"1.5\"/>", plain(x), plain(box.y()), plain(box.x() + box.width()), plain(y),
        plain(x),
        plain(box.y() + box.height()), plain(box.x()), plain(y), look);
    add("<text x=\"%s\" y=\"%s\" text-anchor=\"middle\" font-size=\"26\">%s</text>", plain(x), plain(y + 9),
        GATEWAY_SIGNS.getOrDefault(gateway.name(), ""));
  }

  private void edge(XmlNode edge, XmlNode element) {
    String points = edge.children("di:waypoint").stream().map(point -> plain(number(point, "x")) + "," + plain(number(point, "y")))
        .collect(Collectors.joining(" "));
    boolean path = element != null && element.is("bpmn:sequenceFlow");
    boolean message = element != null && element.is("bpmn:messageFlow");
    Mark mark = element == null ? null : marks.get(element.id());
    add("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\"%s%s/>", points, mark == null ? "#1a2530" : mark.stroke(), mark == null ? ""
        : " stroke-width=\"3\"",
        path ? " marker-end=\"url(#tip)\"" : message ? " stroke-dasharray=\"8 5\" marker-end=\"url(#open)\""
            : " stroke-dasharray=\"2 4\"");
    if (path || message) {
      label(edge, element, path ? null : halfWay(edge));
    }
  }

  /** @return a place right of the line, for what nobody has placed; null when there is no line */
  private static Box halfWay(XmlNode edge) {
    List<XmlNode> points = edge.children("di:waypoint");
    if (points.isEmpty()) {
      return null;
    }
    XmlNode from = points.get((points.size() - 1) / 2);
    XmlNode to = points.get(points.size() / 2);
    return new Box((number(from, "x") + number(to, "x")) / 2 + 30, (number(from, "y") + number(to, "y")) / 2 - LINE, 0, 0);
  }

  private void label(XmlNode drawn, XmlNode element, Box beside) {
    Box box = drawn.child("bpmndi:BPMNLabel").flatMap(label -> label.child("dc:Bounds"))
        .map(bounds -> new Box(number(bounds, "x"), number(bounds, "y"), number(bounds, "width"), number(bounds, "height"))).orElse(null);
    if (box != null) {
      text(element.attribute("name"), box.x() + box.width() / 2, box.y() + box.height() / 2, Math.max(box.width(), 60), true);
    } else if (beside != null) {
      text(element.attribute("name"), beside.x() + beside.width() / 2, beside.y() + beside.height() + 14, 90, false);
    }
  }

  private void text(String words, double x, double y, double width, boolean centred) {
    List<String> lines = wrapped(words, (int) Math.max(8, width / LETTER));
    double first = centred ? y - (lines.size() - 1) * LINE / 2 + 4 : y;
    for (int at = 0; at < lines.size(); at++) {
      add("<text x=\"%s\" y=\"%s\" text-anchor=\"middle\">%s</text>", plain(x), plain(first + at * LINE), escaped(lines.get(at)));
    }
  }

  private static List<String> wrapped(String words, int most) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : words.strip().split("\\s+")) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > most) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private void sign(XmlNode shape) {
    Mark mark = marks.get(shape.attribute("bpmnElement"));
    Box box = drawing.boxOf(shape.attribute("bpmnElement"));
    if (mark != null && box != null) {
      double x = box.x() + box.width();
      add("<circle cx=\"%s\" cy=\"%s\" r=\"11\" fill=\"#fff\" stroke=\"%s\" stroke-width=\"2\"/>", plain(x), plain(box.y()), mark.stroke());
      add("<text x=\"%s\" y=\"%s\" text-anchor=\"middle\" font-weight=\"bold\" font-size=\"15\" fill=\"%s\">%s</text>", plain(x),
          plain(box.y() + 5), mark.stroke(), mark.sign());
    }
  }

  private String look(String id) {
    Mark mark = marks.get(id);
    return mark == null ? " fill=\"#fff\" stroke=\"#1a2530\""
        : " fill=\"" + mark.fill() + "\" stroke=\"" + mark.stroke() + "\"" + mark.dashes();
  }

  private void add(String element, Object... values) {
    svg.append(element.formatted(values));
  }

  private static String escaped(String text) {
    return HtmlUtils.htmlEscape(text, "UTF-8");
  }

  private static String plain(double number) {
    return String.format(Locale.ROOT, "%.0f", number);
  }

  private static double number(XmlNode node, String attribute) {
    return Drawing.number(node, attribute);
  }
}
