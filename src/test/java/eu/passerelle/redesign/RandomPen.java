package eu.passerelle.redesign;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Changes a diagram as a coordinator might, at random: the same seed always makes the same change. */
final class RandomPen {

  private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
  private static final List<String> LIMITS = List.of("T_CONTRACT", "T_TRAVEL", "T_SETTLE", "T_INTERVIEW");

  private final Random random;
  private final Document document;
  private final List<String> log = new ArrayList<>();
  private final List<String> removed = new ArrayList<>();
  private int made;

  RandomPen(byte[] diagram, Random random) throws Exception {
    this.random = random;
    var factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(diagram));
  }

  /** Does one thing to the diagram, if it can be done there. */
  void edit() {
    switch (random.nextInt(7)) {
      case 0 -> add();
      case 1 -> remove();
      case 2 -> swap();
      case 3 -> changeLane();
      case 4 -> changeLimit();
      case 5 -> wrap();
      default -> branch();
    }
  }

  /** Puts every step into any lane, so that other organisations have them. */
  void handOver() {
    List<Element> lanes = elements("lane");
    plainTasks().filter(RandomPen::onFirstLevel).toList().forEach(step -> putIntoLane(id(step), pick(lanes)));
  }

  /** @return whether every loop comes by a task: a drawing that turns in circles by itself harms new cases as well */
  boolean isSensible() {
    return elements("sequenceFlow").stream().map(flow -> flow.getAttribute("sourceRef")).distinct()
        .noneMatch(node -> comesBack(node, node, new HashSet<>()));
  }

  private boolean comesBack(String start, String node, Set<String> seen) {
    return from(byId(node)).stream().map(flow -> flow.getAttribute("targetRef"))
        .filter(next -> !List.of("userTask", "subProcess").contains(byId(next).getLocalName()))
        .anyMatch(next -> next.equals(start) || seen.add(next) && comesBack(start, next, seen));
  }

  /** @return what was done, in words */
  List<String> log() {
    return log;
  }

  /** @return ids of the steps that are gone */
  List<String> removed() {
    return removed;
  }

  byte[] diagram() throws Exception {
    // what is not drawn need not be moved about
    elements(document.getDocumentElement(), "http://www.omg.org/spec/BPMN/20100524/DI", "BPMNDiagram")
        .forEach(each -> each.getParentNode().removeChild(each));
    var writer = new StringWriter();
    var transformer = TransformerFactory.newInstance().newTransformer();
    transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
    transformer.transform(new DOMSource(document), new StreamResult(writer));
    return writer.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void add() {
    List<Element> flows = elements("sequenceFlow");
    Element flow = pick(flows);
    Element step = newStep((Element) flow.getParentNode());
    connect(step, byId(flow.getAttribute("targetRef")));
    flow.setAttribute("targetRef", id(step));
    log.add("added " + id(step) + " in " + id(flow));
  }

  private void remove() {
    List<Element> steps = plainTasks().filter(task -> to(task).size() >= 1 && from(task).size() == 1
        && !from(task).get(0).getAttribute("targetRef").equals(id(task))).toList();
    if (steps.size() < 2) {
      return;
    }
    Element step = pick(steps);
    Element onward = from(step).get(0);
    to(step).forEach(flow -> flow.setAttribute("targetRef", onward.getAttribute("targetRef")));
    onward.getParentNode().removeChild(onward);
    refs().filter(ref -> ref.getTextContent().strip().equals(id(step))).toList().forEach(ref -> ref.getParentNode().removeChild(ref));
    step.getParentNode().removeChild(step);
    removed.add(id(step));
    log.add("removed " + id(step));
  }

  private void swap() {
    List<Element> steps = plainTasks().filter(RandomPen::onFirstLevel).toList();
    if (steps.size() < 2) {
      return;
    }
    Element one = pick(steps);
    Element other = pick(steps);
    List<Element> flows = elements("sequenceFlow");
    for (Element flow : flows) {
      for (String end : List.of("sourceRef", "targetRef")) {
        String at = flow.getAttribute(end);
        flow.setAttribute(end, at.equals(id(one)) ? id(other) : at.equals(id(other)) ? id(one) : at);
      }
    }
    log.add("swapped " + id(one) + " and " + id(other));
  }

  private void changeLane() {
    List<Element> lanes = elements("lane");
    List<Element> steps = plainTasks().filter(RandomPen::onFirstLevel).toList();
    if (lanes.size() < 2 || steps.isEmpty()) {
      return;
    }
    putIntoLane(id(pick(steps)), pick(lanes));
  }

  private void putIntoLane(String step, Element lane) {
    refs().filter(ref -> ref.getTextContent().strip().equals(step)).toList().forEach(ref -> ref.getParentNode().removeChild(ref));
    Element ref = document.createElementNS(BPMN, "bpmn:flowNodeRef");
    ref.setTextContent(step);
    lane.appendChild(ref);
    log.add(step + " to lane " + id(lane));
  }

  private void changeLimit() {
    List<Element> limits = elements(document.getDocumentElement(), "http://camunda.org/schema/1.0/bpmn", "property").stream()
        .filter(property -> property.getAttribute("name").equals("timeLimit")).toList();
    if (!limits.isEmpty()) {
      Element limit = pick(limits);
      limit.setAttribute("value", LIMITS.get(random.nextInt(LIMITS.size())));
      log.add("limit " + limit.getAttribute("value"));
    }
  }

  private void wrap() {
    List<Element> steps = plainTasks().filter(RandomPen::onFirstLevel).filter(task -> from(task).size() == 1).toList();
    if (steps.isEmpty()) {
      return;
    }
    Element step = pick(steps);
    Element around = make("subProcess", (Element) step.getParentNode());
    around.setAttribute("name", "Around");
    to(step).forEach(flow -> flow.setAttribute("targetRef", id(around)));
    from(step).forEach(flow -> flow.setAttribute("sourceRef", id(around)));
    refs().filter(ref -> ref.getTextContent().strip().equals(id(step))).forEach(ref -> ref.setTextContent(id(around)));
    around.appendChild(step);
    connect(make("startEvent", around), step);
    connect(step, make("endEvent", around));
    log.add("wrapped " + id(step));
  }

  private void branch() {
    List<Element> steps = plainTasks().filter(RandomPen::onFirstLevel).filter(task -> from(task).size() == 1).toList();
    if (steps.isEmpty()) {
      return;
    }
    Element step = pick(steps);
    Element level = (Element) step.getParentNode();
    Element fork = make("parallelGateway", level);
    Element join = make("parallelGateway", level);
    Element beside = newStep(level);
    to(step).forEach(flow -> flow.setAttribute("targetRef", id(fork)));
    from(step).forEach(flow -> flow.setAttribute("sourceRef", id(join)));
    connect(fork, step);
    connect(fork, beside);
    connect(step, join);
    connect(beside, join);
    log.add("branched " + id(step));
  }

  /** A copy of another step of this level, with its form. */
  private Element newStep(Element level) {
    Element step = (Element) pick(elements("userTask")).cloneNode(true);
    String id = "userTask_added" + ++made + "x" + random.nextInt(Integer.MAX_VALUE);
    step.setAttribute("id", id);
    step.setAttribute("name", "Added step " + made);
    // what it hands on was for the place it was copied from
    elements(step, "http://camunda.org/schema/1.0/bpmn", "inputOutput").forEach(each -> each.getParentNode().removeChild(each));
    level.appendChild(step);
    if (level.getLocalName().equals("process")) {
      putIntoLane(id, pick(elements("lane")));
    }
    return step;
  }

  private Element make(String kind, Element level) {
    Element made = document.createElementNS(BPMN, "bpmn:" + kind);
    made.setAttribute("id", kind + "_made" + ++this.made);
    level.appendChild(made);
    return made;
  }

  private void connect(Element source, Element target) {
    Element flow = make("sequenceFlow", (Element) source.getParentNode());
    flow.setAttribute("sourceRef", id(source));
    flow.setAttribute("targetRef", id(target));
  }

  private Stream<Element> plainTasks() {
    List<String> edged = elements("boundaryEvent").stream().map(event -> event.getAttribute("attachedToRef")).toList();
    return elements("userTask").stream().filter(task -> !edged.contains(id(task)));
  }

  private Stream<Element> refs() {
    return elements("flowNodeRef").stream();
  }

  private List<Element> from(Element node) {
    return elements("sequenceFlow").stream().filter(flow -> flow.getAttribute("sourceRef").equals(id(node))).toList();
  }

  private List<Element> to(Element node) {
    return elements("sequenceFlow").stream().filter(flow -> flow.getAttribute("targetRef").equals(id(node))).toList();
  }

  private Element byId(String id) {
    return elements(document.getDocumentElement(), BPMN, "*").stream().filter(each -> id(each).equals(id)).findFirst().orElseThrow();
  }

  private List<Element> elements(String name) {
    return elements(document.getDocumentElement(), BPMN, name);
  }

  private static List<Element> elements(Element root, String space, String name) {
    NodeList found = root.getElementsByTagNameNS(space, name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  private static boolean onFirstLevel(Element node) {
    return ((Element) node.getParentNode()).getLocalName().equals("process");
  }

  private static String id(Element element) {
    return element.getAttribute("id");
  }

  private <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
