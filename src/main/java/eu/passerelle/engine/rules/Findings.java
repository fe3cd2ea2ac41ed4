package eu.passerelle.engine.rules;

import eu.passerelle.model.ModelXml;
import eu.passerelle.model.XmlNode;
import java.util.ArrayList;
import java.util.List;

/** Collects what the rules find in one file. */
public final class Findings {

  private final String file;
  private final List<Finding> all = new ArrayList<>();

  public Findings(String file) {
    this.file = file;
  }

  public void error(XmlNode node, String rule, String message) {
    add(node, rule, message, Finding.Severity.ERROR);
  }

  public void style(XmlNode node, String rule, String message) {
    add(node, rule, message, Finding.Severity.STYLE);
  }

  public void error(String rule, String message) {
    errorAt(null, rule, message);
  }

  /** @param elementId null when the file as a whole is meant */
  void errorAt(String elementId, String rule, String message) {
    all.add(new Finding(file, elementId, rule, message, Finding.Severity.ERROR, 0, 0));
  }

  public void error(ModelXml.Unreadable unreadable, String rule) {
    all.add(new Finding(file, null, rule, unreadable.getMessage(), Finding.Severity.ERROR, unreadable.line(), unreadable.column()));
  }

  public void style(String elementId, String rule, String message) {
    all.add(new Finding(file, elementId, rule, message, Finding.Severity.STYLE, 0, 0));
  }

  public List<Finding> all() {
    return List.copyOf(all);
  }

  private void add(XmlNode node, String rule, String message, Finding.Severity severity) {
    all.add(new Finding(file, node.nearestId(), rule, message, severity, node.line(), node.column()));
  }
}
