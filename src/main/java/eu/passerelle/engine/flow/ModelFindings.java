package eu.passerelle.engine.flow;

import org.camunda.bpm.engine.impl.util.xml.Element;

/** Takes what is wrong with a model, so that the Modeler shows it on the element. */
public interface ModelFindings {

  void error(String sentence, Element element);
}
