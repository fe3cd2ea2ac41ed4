package eu.passerelle.engine;

import java.util.HashSet;
import java.util.Set;

/**
 * What a set of files brings along, by id.
 *
 * @param processes ids of the processes
 * @param decisions ids of the decisions
 * @param forms ids of the forms
 */
record ModelSet(Set<String> processes, Set<String> decisions, Set<String> forms) {

  ModelSet() {
    this(new HashSet<>(), new HashSet<>(), new HashSet<>());
  }

  void add(XmlNode root) {
    root.tree("bpmn:process").map(XmlNode::id).forEach(processes::add);
    root.tree("dmn:decision").map(XmlNode::id).forEach(decisions::add);
  }
}
