package eu.passerelle.redesign.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import eu.passerelle.model.BundleFacts;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.FormReader;
import eu.passerelle.model.Meaning;
import eu.passerelle.model.XmlNode;
import eu.passerelle.redesign.comparison.Difference.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells two versions of a flow apart in words: the diagram step by step, the forms field by field, the tables row by row. */
public final class FlowComparison {

  private final FlowBundle before;
  private final FlowBundle now;
  private final DifferenceWords words;
  private final Differences changes;

  private FlowComparison(FlowBundle before, FlowBundle now, DifferenceWords words) {
    this.before = before;
    this.now = now;
    this.words = words;
    this.changes = new Differences(now.flow());
  }

  /**
   * @param before what is in force; null for a flow that is new
   * @param now what is proposed
   * @return everything that differs, at least one change where a file means something else or draws it elsewhere
   */
  public static List<Difference> between(FlowBundle before, FlowBundle now, DifferenceWords words) {
    FlowComparison comparison = new FlowComparison(before, now, words);
    if (before == null) {
      comparison.changes.add(Kind.FLOW_ADDED, null, "The flow " + Differences.quoted(BundleFacts.title(now)) + " is new.");
    } else {
      comparison.compare();
    }
    return comparison.changes.all();
  }

  /** @return whether both mean the same and are drawn alike, whatever editor has saved them and in whatever order */
  public static boolean isSame(FlowBundle one, FlowBundle other) {
    return one.hasSameFiles(other) || WholeFlow.isAlike(one, other);
  }

  private void compare() {
    Optional<XmlNode> was = BundleFacts.diagram(before).map(Meaning::of);
    Optional<XmlNode> is = BundleFacts.diagram(now).map(Meaning::of);
    if (was.isPresent() && is.isPresent()) {
      new DiagramComparison(was.get(), is.get(), words, changes).compare();
    }
    forms(is.or(() -> was));
    tables(is.or(() -> was));
    if (changes.isEmpty() && !WholeFlow.runsAlike(before, now)) {
      changes.add(Kind.CALL_CHANGED, null, "Something beside the steps changes that has no name here; compare the files.");
    } else if (changes.isEmpty() && !WholeFlow.isAlike(before, now)) {
      changes.add(Kind.DRAWING_CHANGED, null, "Only the drawing changes: everything runs as before.");
    }
  }

  private void forms(Optional<XmlNode> diagram) {
    Map<String, JsonNode> were = read(before, "form", FlowComparison::form, form -> form.path("id").asText());
    Map<String, JsonNode> are = read(now, "form", FlowComparison::form, form -> form.path("id").asText());
    for (String id : Differences.together(were.keySet(), are.keySet())) {
      List<XmlNode> shownBy = users(diagram, "camunda:formRef", id);
      String whose = "The form " + id + shownBy.stream().map(XmlNode::called).collect(Collectors.joining(", ", " of ", ""))
          .replaceFirst(" of $", "");
      String element = shownBy.stream().findFirst().map(XmlNode::id).orElse(null);
      if (!were.containsKey(id)) {
        FormComparison.whole(whose + " is new", are.get(id), element, changes);
      } else if (!are.containsKey(id)) {
        changes.add(Kind.FORM_CHANGED, element, whose + " is gone.");
      } else {
        new FormComparison(whose, element, changes).compare(were.get(id), are.get(id));
      }
    }
  }

  private void tables(Optional<XmlNode> diagram) {
    Map<String, XmlNode> were = read(before, "dmn", FlowComparison::decisions, XmlNode::id);
    Map<String, XmlNode> are = read(now, "dmn", FlowComparison::decisions, XmlNode::id);
    for (String id : Differences.together(were.keySet(), are.keySet())) {
      String element = users(diagram, "camunda:decisionRef", id).stream().findFirst().map(XmlNode::id).orElse(null);
      if (!were.containsKey(id)) {
        changes.add(Kind.DECISION_CHANGED, element, "The decision " + are.get(id).called() + " is new.");
      } else if (!are.containsKey(id)) {
        changes.add(Kind.DECISION_CHANGED, element, "The decision " + were.get(id).called() + " is gone.");
      } else {
        new TableComparison(were.get(id), are.get(id), element, changes).compare();
      }
    }
  }

  private static List<XmlNode> users(Optional<XmlNode> diagram, String attribute, String id) {
    return diagram.stream().flatMap(XmlNode::tree).filter(node -> node.attribute(attribute).equals(id)).toList();
  }

  private static Stream<JsonNode> form(byte[] content) {
    return Stream.of(Meaning.of(FormReader.tree(content)));
  }

  private static Stream<XmlNode> decisions(byte[] content) {
    return Meaning.of(BundleFacts.xml(content)).tree("dmn:decision");
  }

  private static <T> Map<String, T> read(FlowBundle bundle, String ending, Function<byte[], Stream<T>> reader, Function<T, String> id) {
    return bundle.files().stream().filter(file -> file.ending().equals(ending)).flatMap(file -> reader.apply(file.content()))
        .collect(Collectors.toMap(id, found -> found, (one, other) -> one, TreeMap::new));
  }
}
