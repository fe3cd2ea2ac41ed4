package eu.passerelle.engine.flow;

import eu.passerelle.model.XmlNode;

/** Takes what is wrong with a model, so that the Modeler shows it on the element. */
public interface ModelFindings {

  void error(String sentence, XmlNode element);
}
