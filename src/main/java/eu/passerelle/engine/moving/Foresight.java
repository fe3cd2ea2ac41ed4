package eu.passerelle.engine.moving;

import eu.passerelle.engine.graph.StepGraph;
import eu.passerelle.engine.moving.MoveOrders.Decided;
import eu.passerelle.engine.moving.MoveOrders.Skipping;
import eu.passerelle.engine.moving.MovePlan.Verdict;
import eu.passerelle.engine.moving.Position.Place;
import eu.passerelle.engine.moving.Position.Token;
import eu.passerelle.model.Bpmn;
import eu.passerelle.model.XmlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Says of instances that find their steps in the new diagram whether they come to an end there, and what has to be decided first. */
final class Foresight {

  /** Steps that only wait: nothing is lost with them when a case leaves them. */
  private static final Set<String> LEFT_WITHOUT_LOSS = Set.of("bpmn:userTask", "bpmn:receiveTask", "bpmn:intermediateCatchEvent");

  private final StepGraph after;
  private final Map<Skipping, Decided> remedies;
  private final Outlooks outlooks;

  Foresight(StepGraph before, StepGraph after, MoveOrders orders) {
    this.after = after;
    remedies = orders.remedies();
    outlooks = new Outlooks(before, after, orders.mapping());
  }

  /** @param next ids of the steps at which the tokens arrive, in their order */
  Verdict judge(List<Token> tokens, List<String> next, Known known) {
    return foresee(tokens, next, known).verdict();
  }

  /** @return what an instance would go without, in sentences */
  List<String> gaps(List<Token> tokens, List<String> next, Known known) {
    Foreseen foreseen = foresee(tokens, next, known);
    return List.copyOf(foreseen.outlook.gaps(foreseen.known));
  }

  private Foreseen foresee(List<Token> tokens, List<String> next, Known known) {
    List<String> steps = tokens.stream().map(token -> MovePlan.drawnId(token.element())).toList();
    Outlook here = outlooks.of(steps, next);
    List<XmlNode> missed = here.skipped(known);
    if (missed.isEmpty()) {
      return new Foreseen(here, known, List.of(), null, "");
    }
    String standing = Skipping.standing(tokens.stream().map(Token::element).toList());
    boolean oneWay = missed.stream().map(step -> outlooks.behind(step, next)).distinct().count() == 1;
    List<SkippedStep> skipped = missed.stream().map(step -> skipped(step, standing, tokens, next, oneWay)).toList();
    return decided(steps, next, known, missed, skipped);
  }

  private Foreseen decided(List<String> steps, List<String> next, Known known, List<XmlNode> missed, List<SkippedStep> skipped) {
    List<String> asked = new ArrayList<>();
    Set<String> answers = new HashSet<>();
    String undecided = "";
    for (int at = 0; at < missed.size(); at++) {
      XmlNode step = missed.get(at);
      Remedy remedy = skipped.get(at).chosen();
      if (remedy == Remedy.GO_BACK) {
        Set<String> leaves = outlooks.behind(step, next);
        List<String> landing = Stream.concat(next.stream().filter(place -> !leaves.contains(place)), Stream.of(step.id())).toList();
        return new Foreseen(outlooks.of(steps, landing), known.with(answers, asked), skipped,
            new Detour(leaves, asked, step.id()), undecided);
      }
      if (remedy == Remedy.ANSWER_NOW) {
        asked.add(step.id());
        answers.addAll(after.answers(step));
      } else if (remedy == null && undecided.isEmpty()) {
        undecided = "Have never had " + step.called() + ", and every case passes it before the place where they stand.";
      }
    }
    Detour detour = asked.isEmpty() ? null : new Detour(Set.of(place(asked, next)), asked, place(asked, next));
    return new Foreseen(outlooks.of(steps, next), asked.isEmpty() ? known : known.with(answers, asked), skipped, detour, undecided);
  }

  private String place(List<String> asked, List<String> next) {
    return outlooks.behind(after.node(asked.get(0)), next).iterator().next();
  }

  /** @param oneWay whether all that is skipped lies behind the same places; one token cannot be in two places */
  private SkippedStep skipped(XmlNode step, String standing, List<Token> tokens, List<String> next, boolean oneWay) {
    Set<String> places = outlooks.behind(step, next);
    List<Remedy> ways = new ArrayList<>();
    if (oneWay && isFree(step) && mayLeave(places, tokens, next)) {
      ways.add(Remedy.GO_BACK);
      if (mayBeAskedBeside(step, places)) {
        ways.add(Remedy.ANSWER_NOW);
      }
    }
    ways.add(Remedy.LET_BE);
    Decided decided = remedies.get(new Skipping(standing, step.id()));
    return decided != null && ways.contains(decided.remedy())
        ? new SkippedStep(step.id(), step.called(), ways, decided.remedy(), decided.reason())
        : new SkippedStep(step.id(), step.called(), ways, null, "");
  }

  private boolean mayLeave(Set<String> places, List<Token> tokens, List<String> next) {
    for (int at = 0; at < next.size(); at++) {
      XmlNode place = after.node(next.get(at));
      if (places.contains(next.get(at))
          && (tokens.get(at).place() != Place.AT || !LEFT_WITHOUT_LOSS.contains(place.name()) || !isFree(place))) {
        return false;
      }
    }
    return true;
  }

  /** It is done once, and what it stands in is done once. */
  private boolean isFree(XmlNode step) {
    return Stream.iterate(step, node -> node != after.process(), XmlNode::parent)
        .noneMatch(node -> StepGraph.isForSeveral(node) || Bpmn.isEventSubprocess(node));
  }

  private boolean mayBeAskedBeside(XmlNode step, Set<String> places) {
    return step.is("bpmn:userTask") && places.size() == 1 && !"true".equals(step.attribute("camunda:asyncAfter"))
        && places.stream().map(after::node).allMatch(place -> place.parent() == step.parent());
  }

  /** Where instances would stand in the end, and what is known of them there. */
  private record Foreseen(Outlook outlook, Known known, List<SkippedStep> skipped, Detour detour, String undecided) {

    private Verdict verdict() {
      String why = outlook.hindrance(known);
      Fate fate = !why.isEmpty() ? Fate.STAYS : undecided.isEmpty() ? Fate.FOLLOWS : Fate.DECIDE;
      return new Verdict(fate, why.isEmpty() ? undecided : why, skipped, fate == Fate.FOLLOWS ? detour : null);
    }
  }
}
