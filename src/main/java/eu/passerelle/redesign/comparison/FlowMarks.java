package eu.passerelle.redesign.comparison;

import eu.passerelle.model.Bpmn;
import eu.passerelle.model.BundleFacts;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.Meaning;
import eu.passerelle.model.XmlNode;
import eu.passerelle.model.drawing.Drawing;
import eu.passerelle.model.drawing.Mark;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Marks what two versions of a diagram do not share: one truth for the page, for the report that is kept and for machines. */
public final class FlowMarks {

  private final Map<String, XmlNode> before;
  private final Map<String, XmlNode> now;
  private final Drawing drawnBefore;
  private final Drawing drawnNow;
  private final Set<String> spokenOf;

  private FlowMarks(XmlNode before, XmlNode now, List<Difference> changes) {
    this.before = elements(before);
    this.now = elements(now);
    this.drawnBefore = new Drawing(before);
    this.drawnNow = new Drawing(now);
    this.spokenOf = changes.stream().map(Difference::elementId).filter(Objects::nonNull).collect(Collectors.toSet());
  }

  /**
   * @param before what is in force; null for a flow that is new
   * @param now what is proposed
   * @param changes what differs in words: the elements of which they speak have changed
   * @return one mark for each element that a drawing shows and that is not in both as it was, by its id; none for a flow that is new
   */
  public static Map<String, Mark> between(FlowBundle before, FlowBundle now, List<Difference> changes) {
    Optional<XmlNode> was = Optional.ofNullable(before).flatMap(BundleFacts::diagram).map(Meaning::of);
    Optional<XmlNode> is = BundleFacts.diagram(now).map(Meaning::of);
    return was.isPresent() && is.isPresent() ? new FlowMarks(was.get(), is.get(), changes).all() : Map.of();
  }

  private Map<String, Mark> all() {
    Map<String, Mark> marks = new LinkedHashMap<>();
    Stream.concat(before.keySet().stream(), now.keySet().stream()).filter(id -> drawnBefore.shows(id) || drawnNow.shows(id))
        .forEach(id -> of(id).ifPresent(mark -> marks.put(id, mark)));
    return marks;
  }

  private Optional<Mark> of(String id) {
    XmlNode was = before.get(id);
    XmlNode is = now.get(id);
    if (was == null || is == null) {
      return Optional.of(was == null ? Mark.ADDED : Mark.REMOVED);
    }
    if (spokenOf.contains(id) || isRewritten(was, is)) {
      return Optional.of(Mark.CHANGED);
    }
    return !holdsOthers(is) && drawnNow.showsElsewhere(id, drawnBefore) ? Optional.of(Mark.MOVED) : Optional.empty();
  }

  /** The words speak of steps, events and gateways; a path, a note or what else is drawn has changed when it is written otherwise. */
  private static boolean isRewritten(XmlNode was, XmlNode is) {
    return !Bpmn.isFlowNode(is) && !holdsOthers(is) && !was.written().equals(is.written());
  }

  /** A pool, a lane or a part gives way to what stands in it; that is marked itself. */
  private static boolean holdsOthers(XmlNode element) {
    return element.is("bpmn:participant") || element.is("bpmn:lane") || Bpmn.isScope(element);
  }

  private static Map<String, XmlNode> elements(XmlNode root) {
    return root.tree().filter(node -> node.has("id"))
        .collect(Collectors.toMap(XmlNode::id, node -> node, (one, other) -> one, LinkedHashMap::new));
  }
}
