package eu.passerelle.engine;

/** One thought about what a good model is. */
interface ModelRule {

  void check(XmlNode root, Findings findings);
}
