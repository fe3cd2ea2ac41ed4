package eu.passerelle.engine.flow;

import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** The engine's reading of a model, followed by ours. */
public class ModelParse extends BpmnParse {

  /** One thing that is read from every process and wired into it. */
  public interface Step {

    void apply(Element definitions, Element process, ProcessDefinitionEntity definition, ModelFindings findings);
  }

  private final List<Step> steps;

  public ModelParse(BpmnParser parser, List<Step> steps) {
    super(parser);
    this.steps = steps;
  }

  @Override
  public ProcessDefinitionEntity parseProcess(Element process) {
    ProcessDefinitionEntity definition = super.parseProcess(process);
    steps.forEach(step -> step.apply(rootElement, process, definition, this::find));
    return definition;
  }

  /** What is deployed already is read again after each start: it must go on even where today's rules would refuse it. */
  private void find(String sentence, Element element) {
    if (deployment.isNew()) {
      addError(sentence, element, Markup.id(element));
    }
  }
}
