package eu.passerelle.engine.graph;

import eu.passerelle.model.Bpmn;
import eu.passerelle.model.XmlNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Plays a case on to its end by every way there is, branch by branch, to see whether it can be left waiting for a branch that nobody has
 * begun, or do a step twice. It knows nothing of answers: each way out of a question is tried.
 */
public final class TokenGame {

  /** More positions than any drawn flow has; of one that has more nobody knows the end. */
  private static final int MOST = 3000;
  private static final String UNKNOWN = "Could not be followed to the end: ";

  private static final Set<String> JOINS = Set.of("bpmn:parallelGateway", "bpmn:inclusiveGateway");

  private final StepGraph graph;
  private final Map<XmlNode, Set<XmlNode>> ahead = new HashMap<>();

  private TokenGame(StepGraph graph) {
    this.graph = graph;
  }

  /**
   * What is to be said against the way of a case.
   *
   * @param isKnown whether it goes wrong; otherwise nobody can say whether it does
   */
  public record Trouble(String sentence, boolean isKnown) {}

  /**
   * @param steps ids of the steps that the case stands at
   * @return what goes wrong, or why nobody can say how it goes on; nothing where the case comes to an end on every way
   */
  public static Optional<Trouble> trouble(StepGraph graph, List<String> steps) {
    return new TokenGame(graph).levels(steps).stream()
        .map(tokens -> new TokenGame(graph).play(tokens)).flatMap(Optional::stream)
        .min(Comparator.comparing(Trouble::isKnown).reversed());
  }

  /**
   * @param steps ids of the steps that the case stood at, one for each token
   * @param next where each of them goes
   * @return a sentence when two branches that stood apart would stand at one step: what joins behind it would count one branch twice
   */
  public static Optional<String> meeting(StepGraph graph, List<String> steps, List<String> next) {
    return IntStream.range(0, next.size()).filter(at -> next.indexOf(next.get(at)) < at)
        .filter(at -> !steps.get(at).equals(steps.get(next.indexOf(next.get(at))))).mapToObj(next::get)
        .map(graph::node).filter(node -> node != null && !JOINS.contains(node.name())).findFirst()
        .map(node -> "Would stand at " + node.called() + " twice: another of its branches waits there.");
  }

  /**
   * Each level of the drawing goes on by itself; a subprocess is one step of the level around it. In one that is done for several nobody
   * can say which branches belong together: each goes on alone.
   */
  private List<List<String>> levels(List<String> steps) {
    Map<XmlNode, List<String>> levels = new LinkedHashMap<>();
    Set<XmlNode> around = new LinkedHashSet<>();
    for (String step : steps) {
      XmlNode node = graph.node(step);
      if (node == null) {
        continue;
      }
      List<String> level = levels.computeIfAbsent(node.parent(), scope -> new ArrayList<>());
      if (!StepGraph.isForSeveral(node) || !level.contains(step)) {
        level.add(step);
      }
      for (XmlNode scope = node.parent(); scope != graph.process(); scope = scope.parent()) {
        around.add(scope);
      }
    }
    around.forEach(scope -> levels.computeIfAbsent(scope.parent(), level -> new ArrayList<>()).add(scope.id()));
    return levels.entrySet().stream().flatMap(level -> StepGraph.isForSeveral(level.getKey())
        ? level.getValue().stream().distinct().map(List::of)
        : Stream.of(level.getValue())).toList();
  }

  private Optional<Trouble> play(List<String> tokens) {
    // a case may begin a step again beside itself where the drawing means it to
    boolean repeats = twice(tokens).isPresent();
    Set<List<String>> seen = new HashSet<>();
    Deque<List<String>> open = new ArrayDeque<>(List.of(tokens.stream().sorted().toList()));
    while (!open.isEmpty()) {
      List<String> now = open.poll();
      if (now.isEmpty() || !seen.add(now)) {
        continue;
      }
      Optional<Trouble> unknown = unknown(now, seen.size());
      if (unknown.isPresent()) {
        return unknown;
      }
      List<List<String>> next = new LinkedHashSet<>(now).stream().flatMap(token -> movesOf(graph.node(token), now).stream()).toList();
      if (next.isEmpty()) {
        return wrong("Would wait for ever " + beforeWhat(graph.node(now.get(0))) + ", for a branch that it has not begun.");
      }
      Optional<String> twice = repeats ? Optional.empty() : next.stream().map(this::twice).flatMap(Optional::stream).findFirst();
      if (twice.isPresent()) {
        return wrong("Would do " + graph.node(twice.get()).called() + " twice, once for each of its branches.");
      }
      open.addAll(next);
    }
    return Optional.empty();
  }

  private Optional<Trouble> unknown(List<String> now, int played) {
    if (played > MOST) {
      return Optional.of(new Trouble(UNKNOWN + "more branches run side by side than can be tried in every order. "
          + "Draw fewer side by side, or put some of them into a flow that is called.", false));
    }
    return now.stream().filter(token -> graph.node(token) == null || graph.node(token).is("bpmn:complexGateway")).findFirst()
        .map(token -> new Trouble(UNKNOWN + "nobody can say how it goes on at "
            + (graph.node(token) == null ? token : graph.node(token).called()) + ". Draw an exclusive or a parallel gateway there.",
            false));
  }

  private static Optional<Trouble> wrong(String sentence) {
    return Optional.of(new Trouble(sentence, true));
  }

  private List<List<String>> movesOf(XmlNode node, List<String> now) {
    List<XmlNode> ways = graph.flowsFrom(node);
    List<List<String>> moves = new ArrayList<>();
    if (node.is("bpmn:parallelGateway")) {
      int needed = Math.max(1, Bpmn.flowsTo(node).size());
      if (now.stream().filter(node.id()::equals).count() >= needed) {
        moves.add(without(now, node, needed, ways));
      }
      return moves;
    }
    if (node.is("bpmn:inclusiveGateway")) {
      if (now.stream().noneMatch(token -> !token.equals(node.id())
          && ahead.computeIfAbsent(graph.node(token), this::aheadOf).contains(node))) {
        int arrived = (int) now.stream().filter(node.id()::equals).count();
        someOf(ways).forEach(some -> moves.add(without(now, node, arrived, some)));
      }
      return moves;
    }
    if (node.is("bpmn:exclusiveGateway") || node.is("bpmn:eventBasedGateway")) {
      ways.forEach(way -> moves.add(without(now, node, 1, List.of(way))));
      return moves;
    }
    if (endsAll(node)) {
      moves.add(List.of());
      return moves;
    }
    moves.add(without(now, node, 1, ways));
    graph.interruptions(node).forEach(event -> moves.add(without(now, node, 1, graph.flowsFrom(event))));
    return moves;
  }

  /** One way, or all of them: what any other choice leaves waiting, one of these does. */
  private static List<List<XmlNode>> someOf(List<XmlNode> ways) {
    List<List<XmlNode>> some = new ArrayList<>(ways.stream().map(List::of).toList());
    if (ways.size() != 1) {
      some.add(ways);
    }
    return some;
  }

  /** An inclusive join goes on only when nobody can come to it any more: the step itself and all that it leads to. */
  private Set<XmlNode> aheadOf(XmlNode from) {
    Set<XmlNode> seen = new HashSet<>();
    Deque<XmlNode> open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty()) {
      XmlNode node = open.poll();
      if (seen.add(node)) {
        Stream.concat(Stream.of(node), graph.interruptions(node)).flatMap(step -> graph.flowsFrom(step).stream()).map(graph::target)
            .filter(Objects::nonNull).forEach(open::add);
      }
    }
    return seen;
  }

  private static boolean endsAll(XmlNode node) {
    return node.is("bpmn:endEvent") && Set.of("error", "terminate", "escalation").contains(Bpmn.kindOf(node));
  }

  private List<String> without(List<String> now, XmlNode node, int count, List<XmlNode> ways) {
    List<String> then = new ArrayList<>(now);
    for (int i = 0; i < count; i++) {
      then.remove(node.id());
    }
    ways.forEach(way -> then.add(way.attribute("targetRef")));
    return then.stream().sorted().toList();
  }

  private Optional<String> twice(List<String> tokens) {
    return tokens.stream().filter(token -> tokens.indexOf(token) != tokens.lastIndexOf(token))
        .filter(token -> graph.node(token) != null && !JOINS.contains(graph.node(token).name())).findFirst();
  }

  /** A gateway where branches join has seldom a name: the step behind it has. */
  private String beforeWhat(XmlNode gateway) {
    XmlNode node = gateway;
    for (int i = 0; i < MOST && Bpmn.isGateway(node) && !node.has("name") && !graph.flowsFrom(node).isEmpty(); i++) {
      node = graph.target(graph.flowsFrom(node).get(0));
    }
    return node == gateway ? "at " + gateway.called() : "before " + node.called();
  }
}
