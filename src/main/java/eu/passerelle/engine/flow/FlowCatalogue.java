package eu.passerelle.engine.flow;

import org.springframework.modulith.NamedInterface;

/** Tells what deployed diagrams say about roles, stages, time limits and actions. */
@NamedInterface
public interface FlowCatalogue {

  /** @return the facts of a process definition that is deployed in this engine */
  Flow flowOf(String processDefinitionId);
}
