package eu.passerelle.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;

/** The page that readers who draw no diagrams get for one process, written from the diagram itself. */
record ProcessPage(Path diagram) {

  static final Path PAGES = Path.of("docs", "processes");

  static List<ProcessPage> all() throws IOException {
    try (var files = Files.walk(Path.of("processes"))) {
      return files.filter(p -> p.toString().endsWith(".bpmn")).sorted().map(ProcessPage::new).toList();
    }
  }

  String id() {
    return diagram.getFileName().toString().replace(".bpmn", "");
  }

  Path file() {
    return PAGES.resolve(id() + ".md");
  }

  Path drawing() {
    return PAGES.resolve("img").resolve(id() + ".svg");
  }

  /** Changes when the diagram does; the drawing carries it. */
  String fingerprint() throws IOException {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(diagram))).substring(0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The process as a row of the index: its name and its story. */
  String row() {
    Process process = Bpmn.readModelFromFile(diagram.toFile()).getModelElementsByType(Process.class).iterator().next();
    return "| [%s](%s.md) | %s |%n".formatted(process.getName(), id(), documentation(process));
  }

  String text() throws IOException {
    BpmnModelInstance model = Bpmn.readModelFromFile(diagram.toFile());
    Process process = model.getModelElementsByType(Process.class).iterator().next();
    var page = new StringBuilder(
        "# %s%n%n%s%n%n![%s](img/%s.svg)%n".formatted(process.getName(), documentation(process), process.getName(), id()));
    var calls = sorted(model, CallActivity.class);
    if (!calls.isEmpty()) {
      page.append("%n## What it calls%n%n| Step | Process | Stage |%n|---|---|---|%n".formatted());
      calls.forEach(
          call -> page.append("| %s | %s | %s |%n".formatted(call.getName(), called(call), properties(call).getOrDefault("stage", ""))));
    }
    var tasks = sorted(model, UserTask.class);
    if (!tasks.isEmpty()) {
      page.append("%n## Who does what%n%n| Task | Role | Time limit | What is asked |%n|---|---|---|---|%n".formatted());
      tasks.forEach(task -> page
          .append("| %s | %s | %s | %s |%n".formatted(task.getName(), roleOf(model, task), limitOf(task), documentation(task))));
    }
    var exceptions = sorted(model, BoundaryEvent.class);
    if (!exceptions.isEmpty()) {
      page.append("%n## What may come between%n%n".formatted());
      exceptions.forEach(event -> page.append("- At “%s”: %s%n".formatted(event.getAttachedTo().getName(), event.getName())));
    }
    page.append("%n## How it ends%n%n".formatted());
    sorted(model, EndEvent.class).forEach(end -> page.append("- %s%s%n".formatted(end.getName(), outcome(end))));
    return page.append(Contract.of(id()).text()).toString();
  }

  /** The process that a call names, or all those that its table may choose. */
  private static String called(CallActivity call) {
    String table = properties(call).get("calls");
    return table == null ? link(call.getCalledElement())
        : House.answers(table).map(ProcessPage::link).collect(Collectors.joining(", ", "by the table `" + table + "`: ", ""));
  }

  static String link(String process) {
    return "[%s](%s.md)".formatted(process, process);
  }

  private static String limitOf(UserTask task) {
    var properties = properties(task);
    return properties.containsKey("timeLimit") ? "`" + properties.get("timeLimit") + "`"
        : "none: " + properties.getOrDefault("noTimeLimit", "");
  }

  private static String outcome(EndEvent end) {
    var properties = properties(end);
    return properties.containsKey("outcome") ? " (outcome: %s)".formatted(properties.get("outcome")) : "";
  }

  private static String roleOf(BpmnModelInstance model, FlowNode node) {
    FlowNode outermost = node;
    while (outermost.getParentElement() instanceof SubProcess parent) {
      outermost = parent;
    }
    String id = outermost.getId();
    return model.getModelElementsByType(Lane.class).stream()
        .filter(lane -> lane.getFlowNodeRefs().stream().anyMatch(n -> n.getId().equals(id)))
        .map(Lane::getName).findFirst().orElse("");
  }

  private static String documentation(BaseElement element) {
    return element.getDocumentations().stream().map(d -> d.getTextContent().strip().replaceAll("\\s+", " "))
        .collect(Collectors.joining(" "));
  }

  static Map<String, String> properties(BaseElement element) {
    var found = new TreeMap<String, String>();
    if (element.getExtensionElements() != null) {
      element.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
          .flatMap(all -> all.getCamundaProperties().stream())
          .forEach((CamundaProperty p) -> found.put(p.getCamundaName(), p.getCamundaValue()));
    }
    return found;
  }

  /** In reading order: by column of the drawing, then from the top. */
  private static <T extends FlowElement> List<T> sorted(BpmnModelInstance model, Class<T> type) {
    Map<String, BpmnShape> shapes = model.getModelElementsByType(BpmnShape.class).stream()
        .collect(Collectors.toMap(s -> s.getBpmnElement().getId(), s -> s));
    return model.getModelElementsByType(type).stream()
        .sorted(Comparator.comparing((T e) -> shapes.get(e.getId()).getBounds().getX())
            .thenComparing(e -> shapes.get(e.getId()).getBounds().getY()))
        .toList();
  }
}
