package eu.passerelle.models;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.model.Bpmn;
import eu.passerelle.model.ModelXml;
import eu.passerelle.model.XmlNode;
import eu.passerelle.model.drawing.Box;
import eu.passerelle.model.drawing.Drawing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

/** Labels are whole and lie on nothing else, also on a machine without Arial, where letters are wider than the Modeler took them for. */
class LabelsTest {

  /** How wide a to z are in DejaVu Sans, which Linux shows instead of Arial, in tenths of a pixel. */
  private static final int[] SMALL_LETTERS = {67, 70, 61, 70, 68, 39, 70, 70, 31, 31, 64, 31, 107, 70, 67, 70, 70, 45, 57, 43, 70, 65, 90,
      65, 65, 58};
  private static final double CAPITAL = 8;
  private static final double SIGN = 4;
  private static final double LINE = 13;
  private static final double TOUCH = 2;
  private static final double CORNER_OF_EVENT = 5;
  private static final double CORNER_OF_GATEWAY = 12.5;

  @TestFactory
  Stream<DynamicTest> eachLabelIsWholeAndLiesOnNothing() {
    return House.files().stream().filter(file -> file.name().endsWith(".bpmn"))
        .map(file -> DynamicTest.dynamicTest(file.name(), () -> assertThat(faults(file.content())).isEmpty()));
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(delimiter = '|', textBlock = """
      <dc:Bounds x="662" y="402" width="57" | <dc:Bounds x="670" y="402" width="40" | “Papers complete?” is cut.
      <dc:Bounds x="662" y="402" width="57" | <dc:Bounds x="560" y="440" width="57" | “Papers complete?” lies on “Check papers”.
      """)
  void aLabelThatIsCutOrLiesOnSomethingIsFound(String place, String worse, String fault) throws IOException {
    String flow = new ClassPathResource("models/rules/visit-office/visit-office.bpmn").getContentAsString(StandardCharsets.UTF_8);
    assertThat(flow).contains(place);
    assertThat(faults(flow.getBytes(StandardCharsets.UTF_8))).doesNotContain(fault);
    assertThat(faults(flow.replace(place, worse).getBytes(StandardCharsets.UTF_8))).contains(fault);
  }

  private static List<String> faults(byte[] diagram) {
    XmlNode root = ModelXml.readable(diagram).orElseThrow();
    Map<String, XmlNode> elements = new LinkedHashMap<>();
    root.tree().filter(node -> node.has("id")).forEach(node -> elements.putIfAbsent(node.id(), node));
    Map<XmlNode, Box> texts = new LinkedHashMap<>();
    List<String> faults = new ArrayList<>();
    root.tree("bpmndi:BPMNLabel").filter(label -> label.hasChild("dc:Bounds")).forEach(label -> {
      XmlNode element = elements.get(label.parent().attribute("bpmnElement"));
      XmlNode bounds = label.child("dc:Bounds").orElseThrow();
      if (element.has("name")) {
        double width = number(bounds, "width");
        List<String> lines = lines(element.attribute("name"), width);
        double widest = lines.stream().mapToDouble(LabelsTest::width).max().orElseThrow();
        if (widest > width) {
          faults.add(element.called() + " is cut.");
        }
        texts.put(element,
            new Box(number(bounds, "x") + (width - widest) / 2, number(bounds, "y"), widest, lines.size() * LINE).shrunkBy(TOUCH));
      }
    });
    Drawing drawing = new Drawing(root);
    Bpmn.nodesOfAllLevels(root).filter(node -> !Bpmn.isScope(node)).forEach(node -> {
      double corner = Bpmn.isGateway(node) ? CORNER_OF_GATEWAY : Bpmn.isEvent(node) ? CORNER_OF_EVENT : 0;
      Box box = drawing.boxOf(node.id()).shrunkBy(corner);
      texts.forEach((label, text) -> addIf(text.overlaps(box), label.called() + " lies on " + node.called() + ".", faults));
    });
    texts.forEach((label, text) -> texts.forEach((other, otherText) -> addIf(label != other && text.overlaps(otherText),
        label.called() + " lies on the label " + other.called() + ".", faults)));
    return faults;
  }

  private static void addIf(boolean so, String fault, List<String> faults) {
    if (so) {
      faults.add(fault);
    }
  }

  private static List<String> lines(String words, double width) {
    List<String> lines = new ArrayList<>();
    for (String word : words.strip().split("\\s+")) {
      String longer = lines.isEmpty() ? word : lines.get(lines.size() - 1) + " " + word;
      if (!lines.isEmpty() && width(longer) <= width) {
        lines.set(lines.size() - 1, longer);
      } else {
        lines.add(word);
      }
    }
    return lines;
  }

  private static double width(String words) {
    return words.chars()
        .mapToDouble(letter -> letter >= 'a' && letter <= 'z' ? SMALL_LETTERS[letter - 'a'] / 10.0
            : letter != 'I' && Character.isLetterOrDigit(letter) ? CAPITAL : SIGN)
        .sum();
  }

  private static double number(XmlNode node, String attribute) {
    return Double.parseDouble(node.attribute(attribute));
  }
}
