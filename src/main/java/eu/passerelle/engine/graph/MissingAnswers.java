package eu.passerelle.engine.graph;

import eu.passerelle.model.XmlNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a case could come to without: an expression on its way reads an answer, and a way leads there that passes no step which gives it. The
 * engine would stop the case there.
 */
public final class MissingAnswers {

  private final StepGraph graph;

  private MissingAnswers(StepGraph graph) {
    this.graph = graph;
  }

  /**
   * @param steps ids of the steps that the case stands at
   * @param answers names of the variables that are looked for
   * @return what to say about each answer that could be missing, by the name of its variable
   */
  public static Map<String, String> of(StepGraph graph, List<String> steps, Set<String> answers) {
    Map<String, String> missing = new LinkedHashMap<>();
    MissingAnswers search = new MissingAnswers(graph);
    answers.forEach(answer -> search.readerOf(answer, steps).ifPresent(reader -> missing.put(answer,
        "Would come to " + reader.called() + " without the answer that " + search.giverOf(answer) + ".")));
    return missing;
  }

  private String giverOf(String answer) {
    return graph.nodes().filter(node -> graph.answers(node).contains(answer)).findFirst().map(giver -> giver.called() + " gives")
        .orElse("no step of the proposal gives any more");
  }

  /**
   * @return the first step on some way that reads what no step before it has answered; none when somebody who works beside it comes by a step
   *     that gives the answer in any case
   */
  private Optional<XmlNode> readerOf(String answer, List<String> steps) {
    List<Ways> ways = steps.stream().map(graph::node).filter(node -> node != null).map(node -> waysFrom(node, answer, steps)).toList();
    return ways.stream().anyMatch(Ways::alwaysGive) ? Optional.empty() : ways.stream().flatMap(way -> way.reader.stream()).findFirst();
  }

  private Ways waysFrom(XmlNode start, String answer, List<String> steps) {
    boolean gives = false;
    Set<XmlNode> seen = new HashSet<>();
    Deque<XmlNode> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      XmlNode node = open.poll();
      if (!seen.add(node)) {
        continue;
      }
      boolean answers = graph.answers(node).contains(answer);
      gives |= answers;
      if (!answers && (!steps.contains(node.id()) && graph.reads(node).contains(answer)
          || graph.flowsFrom(node).stream().anyMatch(flow -> graph.reads(flow).contains(answer)))) {
        return new Ways(Optional.of(node), gives);
      }
      if (!answers) {
        graph.onward(node).forEach(open::add);
      }
      graph.interruptions(node).forEach(open::add);
    }
    return new Ways(Optional.empty(), gives);
  }

  /** Where one of the steps leads: to a reader of the answer without the answer, to a step that gives it. */
  private record Ways(Optional<XmlNode> reader, boolean give) {

    private boolean alwaysGive() {
      return give && reader.isEmpty();
    }
  }
}
