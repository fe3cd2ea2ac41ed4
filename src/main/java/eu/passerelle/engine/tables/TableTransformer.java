package eu.passerelle.engine.tables;

import java.io.InputStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.camunda.bpm.dmn.engine.impl.DmnLogger;
import org.camunda.bpm.dmn.engine.impl.spi.transform.DmnTransform;
import org.camunda.bpm.dmn.engine.impl.transform.DefaultDmnTransform;
import org.camunda.bpm.dmn.engine.impl.transform.DefaultDmnTransformer;
import org.camunda.bpm.model.dmn.DmnModelException;
import org.camunda.bpm.model.dmn.impl.DmnParser;
import org.xml.sax.SAXException;

/**
 * Makes decisions of tables as the engine does, with the schemas of DMN compiled once. The engine compiles all six of them anew for each table
 * that it reads.
 */
final class TableTransformer extends DefaultDmnTransformer {

  private static final DmnParser PARSER = new ParserWithSchemas();

  @Override
  public DmnTransform createTransform() {
    return new DefaultDmnTransform(this) {
      @Override
      public void setModelInstance(InputStream table) {
        try {
          setModelInstance(PARSER.parseModelFromStream(table));
        } catch (DmnModelException unreadable) {
          throw DmnLogger.TRANSFORM_LOGGER.unableToTransformDecisionsFromInputStream(unreadable);
        }
      }
    };
  }

  private static final class ParserWithSchemas extends DmnParser {

    private static final String LANGUAGE = "http://java.sun.com/xml/jaxp/properties/schemaLanguage";
    private static final String SOURCE = "http://java.sun.com/xml/jaxp/properties/schemaSource";

    @Override
    protected void configureFactory(DocumentBuilderFactory factory) {
      super.configureFactory(factory);
      Stream.of(SOURCE, LANGUAGE).forEach(attribute -> factory.setAttribute(attribute, null));
      factory.setValidating(false);
      factory.setSchema(schemas());
    }

    private static Schema schemas() {
      try {
        return SchemaFactory.newDefaultInstance().newSchema(
            Stream.of("DMN15", "DMN14", "DMN13", "DMN12", "DMN11", "DMN11_Alternative").map(ParserWithSchemas::source)
                .toArray(Source[]::new));
      } catch (SAXException e) {
        throw new IllegalStateException("The schemas of DMN cannot be read", e);
      }
    }

    private static Source source(String schema) {
      return new StreamSource(
          DmnParser.class.getClassLoader().getResource("org/camunda/bpm/model/dmn/schema/" + schema + ".xsd").toString());
    }
  }
}
