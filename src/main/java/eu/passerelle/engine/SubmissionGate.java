package eu.passerelle.engine;

import java.util.Map;

/** Lets through only what the form of a task asks from the person who works on it. */
public interface SubmissionGate {

  /**
   * Every required answer has to be there, also when nothing is sent at all.
   *
   * @param taskId task that the signed-in person is about to complete
   * @param values what the person sends; null counts as nothing
   * @return the values to store
   * @throws org.camunda.bpm.engine.ProcessEngineException with a sentence for the person when the form does not take them
   */
  Map<String, Object> accept(String taskId, Map<String, Object> values);
}
