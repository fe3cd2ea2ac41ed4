package eu.passerelle.engine.flow;

import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.xml.sax.SAXException;

/**
 * The engine's parser with the schema of BPMN compiled once. The engine compiles it anew for each diagram, which took a sixth of a start with all
 * flows. What is refused, and in which words, stays as it is.
 */
final class ParserWithSchema extends BpmnParser {

  private static final Schema BPMN = schema();

  private final BpmnParser parser;

  ParserWithSchema(BpmnParser parser) {
    super(parser.getExpressionManager(), null);
    setParseListeners(parser.getParseListeners());
    this.parser = parser;
  }

  @Override
  public BpmnParse createParse() {
    return parser.createParse();
  }

  @Override
  protected SAXParser getSaxParser() throws ParserConfigurationException, SAXException {
    SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    factory.setFeature(NAMESPACE_PREFIXES, true);
    factory.setSchema(BPMN);
    setXxeProcessing(factory);
    return factory.newSAXParser();
  }

  private static Schema schema() {
    try {
      return SchemaFactory.newDefaultInstance().newSchema(BpmnParser.class.getClassLoader().getResource(BPMN_20_SCHEMA_LOCATION));
    } catch (SAXException e) {
      throw new IllegalStateException("The schema of BPMN cannot be read", e);
    }
  }
}
