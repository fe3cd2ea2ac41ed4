package eu.passerelle.engine.rules;

import eu.passerelle.model.ModelFile;
import eu.passerelle.model.XmlNode;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A form that no step shows is forgotten. */
final class UnusedForms {

  private UnusedForms() {}

  static List<Finding> among(Collection<ModelFile> files, Collection<XmlNode> models) {
    Set<String> shown = models.stream().flatMap(XmlNode::tree).map(node -> node.attribute("camunda:formRef")).collect(Collectors.toSet());
    return files.stream().filter(file -> "form".equals(file.ending()) && !shown.contains(file.stem()))
        .map(file -> new Finding(file.name(), null, "form-unused", "No step shows this form.", Finding.Severity.STYLE, 0, 0)).toList();
  }
}
