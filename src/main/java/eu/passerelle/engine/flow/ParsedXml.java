package eu.passerelle.engine.flow;

import eu.passerelle.model.ModelXml;
import eu.passerelle.model.XmlNode;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * One process as the engine has just parsed it, handed on in the shape in which all others read diagrams. The file is not read a second time,
 * and what the engine takes although our own reader would refuse it is there, too.
 */
final class ParsedXml {

  private final Map<XmlNode, Element> origins = new HashMap<>();
  private final XmlNode process;

  ParsedXml(Element definitions, Element process) {
    XmlNode root = node(definitions, null);
    definitions.elements("message").forEach(message -> copy(message, root));
    this.process = copy(process, root);
  }

  /** @return the process; the element around it holds the messages of the file and nothing else */
  XmlNode process() {
    return process;
  }

  /** @return the engine's own, which an error that people see has to name */
  Element origin(XmlNode node) {
    return origins.get(node);
  }

  private XmlNode copy(Element element, XmlNode parent) {
    XmlNode node = node(element, parent);
    element.elements().forEach(child -> copy(child, node));
    return node;
  }

  private XmlNode node(Element element, XmlNode parent) {
    Map<String, String> attributes = new HashMap<>();
    element.attributes().forEach(key -> attributes.put(attribute(key), element.attribute(key)));
    XmlNode node =
        new XmlNode(ModelXml.named(element.getUri(), element.getTagName()), parent, element.getLine(), element.getColumn(), attributes,
            element.getText());
    origins.put(node, element);
    return node;
  }

  /** The engine knows an attribute of a namespace by the address of it, a colon and the name. */
  private static String attribute(String key) {
    int end = key.lastIndexOf(':');
    return end < 0 ? key : ModelXml.named(key.substring(0, end), key.substring(end + 1));
  }
}
