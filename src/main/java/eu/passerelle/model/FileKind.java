package eu.passerelle.model;

import java.util.Optional;
import java.util.Set;

/** What a file says it is: a diagram or a table for this engine that has something in it. */
public final class FileKind {

  private static final Set<String> OTHER_PLATFORMS = Set.of("Camunda Cloud");
  private static final Set<String> FRAME = Set.of("bpmn:laneSet", "bpmn:documentation", "bpmn:extensionElements");
  private static final Set<String> ADDRESSES_OF_TABLES = Set.of("{http://www.omg.org/spec/DMN/", "{https://www.omg.org/spec/DMN/");
  private static final String ZEEBE = "{http://camunda.org/schema/zeebe/";

  private FileKind() {}

  /** @return what is wrong with the file as a whole; nothing else need be said about it then */
  public static Optional<String> problem(ModelFile file, XmlNode root) {
    boolean diagram = "bpmn".equals(file.ending());
    if (!root.is(diagram ? "bpmn:definitions" : "dmn:definitions")) {
      return Optional.of(diagram ? noDiagram(root) : noTable(root));
    }
    if (OTHER_PLATFORMS.contains(root.attribute("modeler:executionPlatform")) || root.tree().anyMatch(FileKind::isForZeebe)) {
      return Optional
          .of("This file is made for Camunda 8. Draw it in the Modeler for Camunda 7: File, New File, BPMN diagram (Camunda Platform 7).");
    }
    if (diagram) {
      return root.children("bpmn:process").stream().anyMatch(FileKind::hasContent) ? Optional.empty()
          : Optional.of("The diagram is empty. Draw at least a start event, a step and an end event.");
    }
    return root.hasChild("dmn:decision") ? Optional.empty() : Optional.of("There is no decision in this file.");
  }

  private static String noDiagram(XmlNode root) {
    return isTable(root) ? "This is no BPMN diagram but a table. Give the file the ending .dmn."
        : "This is no BPMN diagram: its outermost element is " + root.kind() + ". Open it in the Modeler and save it as a BPMN diagram.";
  }

  private static String noTable(XmlNode root) {
    return isTable(root)
        ? "This table is written in an older version of DMN. Open it in today's Modeler and save it once; then deploy it again."
        : root.is("bpmn:definitions") ? "This is no DMN 1.3 table but a diagram. Give the file the ending .bpmn."
        : "This is no DMN 1.3 table: its outermost element is " + root.kind() + ". Open it in the Modeler and save it as a DMN diagram.";
  }

  private static boolean isTable(XmlNode root) {
    return root.is("dmn:definitions")
        || root.kind().equals("definitions") && ADDRESSES_OF_TABLES.stream().anyMatch(root.name()::startsWith);
  }

  private static boolean hasContent(XmlNode process) {
    return process.children().stream().anyMatch(child -> !FRAME.contains(child.name()));
  }

  private static boolean isForZeebe(XmlNode node) {
    return node.name().startsWith(ZEEBE) || node.attributes().keySet().stream().anyMatch(name -> name.startsWith(ZEEBE));
  }
}
