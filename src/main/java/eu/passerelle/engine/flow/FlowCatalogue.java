package eu.passerelle.engine.flow;

import eu.passerelle.model.XmlNode;
import org.springframework.modulith.NamedInterface;

/** Tells what deployed diagrams say about roles, stages, time limits and actions, and hands out the diagrams themselves. */
@NamedInterface
public interface FlowCatalogue {

  /** @return the facts of a process definition that is deployed in this engine */
  Flow flowOf(String processDefinitionId);

  /**
   * @return the outermost element of the diagram that brought a process definition, read once and not to be changed; one without content for
   *     what was deployed under older rules and cannot be read
   */
  XmlNode diagramOf(String processDefinitionId);
}
