package eu.passerelle.engine.flow;

import eu.passerelle.model.ModelXml;
import eu.passerelle.model.RunningPart;
import eu.passerelle.model.XmlNode;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.xml.sax.SAXParseException;

/**
 * The engine's reading of a model, followed by ours. Ours happens here and not when somebody asks, because it wires listeners into the process
 * while that is being built, and because an error has to stand on the element among the engine's own; this class and {@link ParsedXml} are the
 * only ones that know the engine's elements.
 */
public class ModelParse extends BpmnParse {

  /** One thing that is read from every process and wired into it. */
  public interface Step {

    /** @param process as the engine has parsed it; of what stands around it there are the messages only */
    void apply(XmlNode process, ProcessDefinitionEntity definition, ModelFindings findings);
  }

  private static final String UNKNOWN_BESIDE_A_SHAPE = "cvc-complex-type.2.4.c:";

  private final List<Step> steps;

  public ModelParse(BpmnParser parser, List<Step> steps) {
    super(new ParserWithSchema(parser));
    schemaResource = null;
    this.steps = steps;
  }

  /** The engine takes most elements by their bare name, so it is shown only those that it is meant to read. */
  @Override
  protected void parseRootElement() {
    List<Element> children = rootElement.elements();
    if (children.stream().anyMatch(ModelParse::runs)) {
      children.removeIf(child -> isProcess(child) && !runs(child));
    }
    leaveOutOthers(rootElement);
    super.parseRootElement();
  }

  /** The standard leaves room for others beside each shape; the engine's copy of it knows none of them and would refuse the file. */
  @Override
  public void addError(SAXParseException error) {
    if (!String.valueOf(error.getMessage()).startsWith(UNKNOWN_BESIDE_A_SHAPE)) {
      super.addError(error);
    }
  }

  private static void leaveOutOthers(Element element) {
    element.elements().removeIf(child -> RunningPart.isForeign(ModelXml.named(child.getUri(), child.getTagName())));
    element.elements().forEach(ModelParse::leaveOutOthers);
  }

  private static boolean runs(Element element) {
    return isProcess(element) && RunningPart.runs(element.attribute("isExecutable", ""));
  }

  private static boolean isProcess(Element element) {
    return "process".equals(element.getTagName());
  }

  @Override
  public ProcessDefinitionEntity parseProcess(Element process) {
    ProcessDefinitionEntity definition = super.parseProcess(process);
    ParsedXml parsed = new ParsedXml(rootElement, process);
    steps.forEach(step -> step.apply(parsed.process(), definition, (sentence, node) -> find(sentence, parsed.origin(node))));
    return definition;
  }

  /** What is deployed already is read again after each start: it must go on even where today's rules would refuse it. */
  private void find(String sentence, Element element) {
    if (deployment.isNew()) {
      addError(sentence, element, element.attribute("id"));
    }
  }
}
