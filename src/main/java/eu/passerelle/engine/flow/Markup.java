package eu.passerelle.engine.flow;

import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Small questions to an element of a model. */
public final class Markup {

  private Markup() {}

  public static String id(Element element) {
    return element.attribute("id");
  }

  /** @return the name in quotation marks without line breaks, or the id when it has no name */
  static String called(Element element) {
    String name = element.attribute("name");
    return "“" + (name == null || name.isBlank() ? id(element) : name.strip().replaceAll("\\s+", " ")) + "”";
  }

  public static Map<String, String> properties(Element element) {
    Map<String, String> properties = new LinkedHashMap<>();
    Element extensions = element.element("extensionElements");
    Element holder = extensions == null ? null : extensions.elementNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "properties");
    if (holder != null) {
      for (Element property : holder.elementsNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "property")) {
        String value = property.attribute("value");
        if (value != null && !value.isBlank()) {
          properties.put(property.attribute("name"), value.strip());
        }
      }
    }
    return properties;
  }

  public static String camunda(Element element, String attribute) {
    return element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, attribute);
  }
}
