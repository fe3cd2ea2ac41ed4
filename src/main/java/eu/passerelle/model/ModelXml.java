package eu.passerelle.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads a model without following anything it points to; no document type, and only so deep and so long. Neither the DOM, which forgets line and
 * column, nor the engine's model API, which does so too and refuses a whole file for content it does not know, could tell people what is wrong
 * and where.
 */
public final class ModelXml {

  public static final int DEEPEST = 60;
  static final int MOST_ELEMENTS = 50_000;

  private static final String DTD = "http://apache.org/xml/features/disallow-doctype-decl";
  private static final String MODELER = "http://camunda.org/schema/modeler/1.0";
  private static final Map<String, String> PREFIXES = Map.ofEntries(
      Map.entry("http://www.omg.org/spec/BPMN/20100524/MODEL", "bpmn"),
      Map.entry("http://www.omg.org/spec/BPMN/20100524/DI", "bpmndi"),
      Map.entry("http://www.omg.org/spec/DD/20100524/DC", "dc"),
      Map.entry("http://www.omg.org/spec/DD/20100524/DI", "di"),
      Map.entry("http://camunda.org/schema/1.0/bpmn", "camunda"),
      Map.entry("http://camunda.org/schema/1.0/dmn", "camunda"),
      Map.entry("http://activiti.org/bpmn", "camunda"),
      Map.entry("https://www.omg.org/spec/DMN/20191111/MODEL/", "dmn"),
      Map.entry("https://www.omg.org/spec/DMN/20191111/DMNDI/", "dmndi"),
      Map.entry("http://www.omg.org/spec/DMN/20180521/DC/", "dc"),
      Map.entry("http://www.omg.org/spec/DMN/20180521/DI/", "di"),
      Map.entry("http://bpmn.io/schema/dmn/biodi/2.0", "biodi"),
      Map.entry("http://bpmn.io/schema/bpmn/biocolor/1.0", "bioc"),
      Map.entry("http://www.omg.org/spec/BPMN/non-normative/color/1.0", "color"),
      Map.entry(MODELER, "modeler"),
      Map.entry("http://www.w3.org/XML/1998/namespace", "xml"),
      Map.entry(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "xsi"));

  private ModelXml() {}

  /** @throws Unreadable with a sentence for people and the place in the file */
  public static XmlNode read(byte[] content) throws Unreadable {
    var tree = new TreeBuilder();
    try {
      var factory = SAXParserFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(DTD, true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.newSAXParser().parse(new ByteArrayInputStream(content), tree);
      return tree.root;
    } catch (SAXParseException e) {
      String reason = String.valueOf(e.getMessage());
      throw new Unreadable(
          reason.contains("DOCTYPE") ? "Document types and entities are not allowed. Remove the DOCTYPE."
              : "This is no readable XML: " + reason,
          e.getLineNumber(), e.getColumnNumber());
    } catch (SAXException e) {
      throw new Unreadable(e.getMessage(), tree.line(), tree.column());
    } catch (IOException | ParserConfigurationException e) {
      throw new Unreadable("This file cannot be read: " + e.getMessage(), 0, 0);
    }
  }

  /** @return nothing for a file that cannot be read: those that pass over it leave it to the rules to tell of it */
  public static Optional<XmlNode> readable(byte[] content) {
    try {
      return Optional.of(read(content));
    } catch (Unreadable toldOfByTheRules) {
      return Optional.empty();
    }
  }

  /** @return the name of an element or an attribute under the usual prefix of its namespace, whatever prefix the file uses */
  public static String named(String namespace, String local) {
    if (namespace == null || namespace.isEmpty()) {
      return local;
    }
    String prefix = PREFIXES.get(namespace);
    return (prefix == null ? "{" + namespace + "}" : prefix + ":") + local;
  }

  /** Says why a file cannot be read, and where. */
  public static final class Unreadable extends Exception {

    private final int line;
    private final int column;

    Unreadable(String message, int line, int column) {
      super(message);
      this.line = line;
      this.column = column;
    }

    public int line() {
      return line;
    }

    public int column() {
      return column;
    }
  }

  private static final class TreeBuilder extends DefaultHandler {

    private XmlNode root;
    private XmlNode current;
    private Locator locator;
    private int depth;
    private int elements;

    @Override
    public void setDocumentLocator(Locator locator) {
      this.locator = locator;
    }

    @Override
    public void startElement(String namespace, String local, String qualified, Attributes attributes) throws SAXException {
      if (++depth > DEEPEST) {
        throw new SAXException("The file is nested more than " + DEEPEST + " elements deep.");
      }
      if (++elements > MOST_ELEMENTS) {
        throw new SAXException("The file has more than " + MOST_ELEMENTS + " elements.");
      }
      current = new XmlNode(named(namespace, local), current, line(), column());
      for (int i = 0; i < attributes.getLength(); i++) {
        put(named(attributes.getURI(i), attributes.getLocalName(i)), attributes.getValue(i));
      }
      if (root == null) {
        root = current;
      }
    }

    /** Under two addresses that mean the same, the engine would take the one and we might judge the other. */
    private void put(String name, String value) throws SAXException {
      if (current.attributes().containsKey(name)) {
        throw new SAXException("One element says " + name + " twice. Keep one of the two.");
      }
      current.put(name, value);
    }

    @Override
    public void endElement(String namespace, String local, String qualified) {
      current = current.parent();
      depth--;
    }

    @Override
    public void characters(char[] characters, int start, int length) {
      current.append(characters, start, length);
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }

    private int line() {
      return locator == null ? 0 : locator.getLineNumber();
    }

    private int column() {
      return locator == null ? 0 : locator.getColumnNumber();
    }
  }
}
