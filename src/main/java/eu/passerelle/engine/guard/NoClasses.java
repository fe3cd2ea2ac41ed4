package eu.passerelle.engine.guard;

import org.camunda.bpm.engine.ArtifactFactory;
import org.camunda.bpm.engine.ProcessEngineException;

/** Makes no object of a class that a model names, not even for a model that was stored before the gate stood. */
class NoClasses implements ArtifactFactory {

  @Override
  public <T> T getArtifact(Class<T> type) {
    throw new ProcessEngineException("A model may not name a Java class: " + type.getName());
  }
}
