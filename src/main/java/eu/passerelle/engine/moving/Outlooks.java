package eu.passerelle.engine.moving;

import eu.passerelle.engine.graph.MissingAnswers;
import eu.passerelle.engine.graph.Passage;
import eu.passerelle.engine.graph.StepGraph;
import eu.passerelle.engine.graph.TokenGame;
import eu.passerelle.engine.graph.TokenGame.Trouble;
import eu.passerelle.engine.moving.Outlook.Blind;
import eu.passerelle.engine.moving.Outlook.Left;
import eu.passerelle.model.Bpmn;
import eu.passerelle.model.XmlNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks from a place in a new diagram to both sides. What instances would miss in their own version too is not held against the new one. */
final class Outlooks {

  private static final Set<String> OF_PEOPLE = Set.of("bpmn:userTask", "bpmn:callActivity");

  private final StepGraph before;
  private final StepGraph after;
  private final Map<String, String> mapping;
  private final Passage was;
  private final Passage is;
  private final Map<Way, Outlook> known = new ConcurrentHashMap<>();

  /** @param mapping where the instances of removed steps go, by element id */
  Outlooks(StepGraph before, StepGraph after, Map<String, String> mapping) {
    this.before = before;
    this.after = after;
    this.mapping = mapping;
    was = before.passage();
    is = after.passage();
  }

  /**
   * @param steps where instances stand in their version, one for each token
   * @param next where they would stand in the new one
   */
  Outlook of(List<String> steps, List<String> next) {
    return known.computeIfAbsent(new Way(steps, next), way -> look(steps, next));
  }

  /** @return those of the places that every case comes to by the step */
  Set<String> behind(XmlNode step, Collection<String> places) {
    return places.stream().filter(place -> after.node(place) != null && is.behind(after.node(place)).contains(step))
        .collect(Collectors.toSet());
  }

  private Outlook look(List<String> steps, List<String> next) {
    return new Outlook(trouble(steps, next), missing(steps, next), left(steps, next), blind(steps, next));
  }

  /** What nobody can follow to its end is no promise, in whatever version. */
  private String trouble(List<String> steps, List<String> next) {
    boolean wasWrong = TokenGame.trouble(before, steps).filter(Trouble::isKnown).isPresent();
    Optional<String> meeting = wasWrong || next.size() != steps.size() ? Optional.empty() : TokenGame.meeting(after, steps, next);
    return meeting.or(() -> TokenGame.trouble(after, next).filter(is -> !is.isKnown() || !wasWrong).map(Trouble::sentence)).orElse(null);
  }

  private Map<String, String> missing(List<String> steps, List<String> next) {
    Map<String, String> missing = MissingAnswers.of(after, next, allAnswers());
    missing.keySet().removeAll(MissingAnswers.of(before, steps, missing.keySet()).keySet());
    return missing;
  }

  private Set<String> allAnswers() {
    Set<String> answers = new HashSet<>(before.answers());
    answers.addAll(after.answers());
    return answers;
  }

  private List<Left> left(List<String> steps, List<String> next) {
    Set<XmlNode> ahead = is.ahead(next);
    Set<String> wasAhead = ids(was.ahead(steps));
    Set<String> wasBehind = ids(behind(was, before, steps));
    Set<XmlNode> behind = behind(is, after, next);
    return after.nodes().filter(Outlooks::isWork).filter(step -> !ahead.contains(step) && !wasBehind.contains(step.id()))
        .flatMap(step -> left(step, behind.contains(step), wasAhead.contains(step.id())))
        .sorted(Comparator.comparingInt(one -> is.behind(one.step()).size())).toList();
  }

  private Stream<Left> left(XmlNode step, boolean everyWay, boolean wouldHave) {
    boolean isNew = before.node(step.id()) == null;
    if (!everyWay && !isNew && !wouldHave) {
      return Stream.empty();
    }
    Set<String> ids = mapping.entrySet().stream().filter(way -> way.getValue().equals(step.id())).map(Map.Entry::getKey)
        .collect(Collectors.toSet());
    ids.add(step.id());
    String sentence = isNew ? "Have already passed the place of the new step " + step.called() + (everyWay ? "." : ", which some cases do.")
        : everyWay ? "Will never do " + step.called() + ", which comes before the place where they stand."
        : "Will no longer come to " + step.called() + ".";
    return Stream.of(new Left(step, ids, everyWay && OF_PEOPLE.contains(step.name()), sentence));
  }

  /** What stands in an event subprocess lies beside every way. */
  private static boolean isWork(XmlNode node) {
    return Bpmn.isWork(node) && Stream.iterate(node.parent(), scope -> scope != null, XmlNode::parent)
        .noneMatch(Bpmn::isEventSubprocess);
  }

  private static Set<XmlNode> behind(Passage passage, StepGraph graph, List<String> places) {
    return places.stream().map(graph::node).filter(node -> node != null).flatMap(node -> passage.behind(node).stream())
        .collect(Collectors.toSet());
  }

  private List<Blind> blind(List<String> steps, List<String> next) {
    Set<String> answers = allAnswers();
    List<Blind> blind = new ArrayList<>();
    for (XmlNode step : is.ahead(next)) {
      XmlNode former = before.node(step.id());
      Map<String, String> table = without(answers, after.decidesOn(step), step, next);
      Map<String, String> form = without(answers, after.shows(step), step, next);
      if (former != null && was.ahead(steps).contains(former)) {
        table.keySet().removeAll(without(answers, before.decidesOn(former), former, steps, before, was).keySet());
        form.keySet().removeAll(without(answers, before.shows(former), former, steps, before, was).keySet());
      }
      add(blind, "The table of " + step.called() + " will decide without", table);
      add(blind, "The form of " + step.called() + " will not show", form);
    }
    return blind;
  }

  private static void add(List<Blind> blind, String looks, Map<String, String> answers) {
    if (!answers.isEmpty()) {
      blind.add(new Blind(looks, answers));
    }
  }

  private Map<String, String> without(Set<String> answers, Map<String, String> names, XmlNode reader, List<String> places) {
    return without(answers, names, reader, places, after, is);
  }

  /** @return those of the names that some step answers, but none on the way from these places to the reader */
  private static Map<String, String> without(Set<String> answers, Map<String, String> names, XmlNode reader, List<String> places,
      StepGraph graph, Passage passage) {
    Map<String, String> unknown = new LinkedHashMap<>(names);
    unknown.keySet().retainAll(answers);
    if (!unknown.isEmpty()) {
      passage.ahead(places).stream().filter(step -> step != reader && graph.answers(step).stream().anyMatch(unknown::containsKey))
          .filter(step -> passage.ahead(List.of(step.id())).contains(reader)).toList()
          .forEach(step -> unknown.keySet().removeAll(graph.answers(step)));
    }
    return unknown;
  }

  private static Set<String> ids(Set<XmlNode> nodes) {
    return nodes.stream().map(XmlNode::id).collect(Collectors.toSet());
  }

  private record Way(List<String> steps, List<String> next) {}
}
