package eu.passerelle.redesign.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.passerelle.model.Bpmn;
import eu.passerelle.model.BundleFacts;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.FormReader;
import eu.passerelle.model.Meaning;
import eu.passerelle.model.ModelFile;
import eu.passerelle.model.XmlNode;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All files of a flow at once, in a form that is equal for two versions which mean the same, whoever has written them in whatever order. */
final class WholeFlow {

  /** Paths say it already. */
  private static final Set<String> SAID_TWICE = Set.of("bpmn:incoming", "bpmn:outgoing");
  private static final Set<String> BESIDE = Set.of("bpmn:collaboration", "bpmn:laneSet", "bpmn:association", "bpmn:textAnnotation",
      "bpmn:group", "bpmn:category");
  private static final Set<String> PLANES = Set.of("bpmndi:BPMNDiagram", "bpmndi:BPMNPlane", "dmndi:DMNDI", "dmndi:DMNDiagram");
  private static final Set<String> SYMBOLS = Set.of("bpmndi:BPMNShape", "bpmndi:BPMNEdge", "dmndi:DMNShape", "dmndi:DMNEdge");

  private static final Set<String> IN_ORDER = Set.of("bpmn:extensionElements", "dmn:decision");

  private WholeFlow() {}

  /** @return whether both run alike and ask the same, wherever things stand on the drawing */
  static boolean runsAlike(FlowBundle one, FlowBundle other) {
    return files(one, WholeFlow::isDrawing).equals(files(other, WholeFlow::isDrawing));
  }

  /** @return whether both run alike and are drawn alike */
  static boolean isAlike(FlowBundle one, FlowBundle other) {
    return files(one, part -> false).equals(files(other, part -> false));
  }

  private static Set<Object> files(FlowBundle flow, Predicate<String> leftOut) {
    return flow.files().stream().map(file -> file.ending().equals("form") ? form(file, leftOut) : model(file, leftOut))
        .collect(Collectors.toSet());
  }

  private static boolean isDrawing(String part) {
    return BESIDE.contains(part) || part.startsWith("bpmndi:") || part.startsWith("dmndi:") || part.equals("layout");
  }

  private static JsonNode form(ModelFile file, Predicate<String> leftOut) {
    JsonNode form = Meaning.of(FormReader.tree(file.content()));
    if (leftOut.test("layout")) {
      FormReader.components(form).forEach(component -> ((ObjectNode) component).remove("layout"));
    }
    return form;
  }

  private static List<String> model(ModelFile file, Predicate<String> leftOut) {
    return Meaning.of(BundleFacts.xml(file.content())).children().stream().flatMap(part -> lines(part, leftOut)).sorted().toList();
  }

  /** What stands in a symbol or a decision has an order; what stands in a diagram has none. */
  private static Stream<String> lines(XmlNode part, Predicate<String> leftOut) {
    if (leftOut.test(part.name()) || SAID_TWICE.contains(part.name())) {
      return Stream.empty();
    }
    if (SYMBOLS.contains(part.name()) || IN_ORDER.contains(part.name())) {
      return Stream.of(part.parent().nearestId() + " " + part.written());
    }
    Stream<XmlNode> children = part.children().stream();
    return PLANES.contains(part.name()) ? children.flatMap(child -> lines(child, leftOut))
        : Stream.concat(
            Stream.of(part.parent().nearestId() + " " + part.name() + new TreeMap<>(part.attributes()) + part.text() + answers(part)),
            children.flatMap(child -> lines(child, leftOut)));
  }

  /** The first answer that fits counts. */
  private static String answers(XmlNode node) {
    return node.is("bpmn:exclusiveGateway") ? Bpmn.flowsFrom(node).stream().map(XmlNode::id).toList().toString() : "";
  }
}
