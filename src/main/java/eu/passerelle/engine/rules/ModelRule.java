package eu.passerelle.engine.rules;

import eu.passerelle.model.XmlNode;

/** One thought about what a good model is. */
interface ModelRule {

  void check(XmlNode root, Findings findings);
}
