package eu.passerelle.redesign.comparison;

import eu.passerelle.model.Bpmn;
import eu.passerelle.model.Meaning;
import eu.passerelle.model.PeriodWords;
import eu.passerelle.model.TimeLimitKeys;
import eu.passerelle.model.XmlNode;
import eu.passerelle.redesign.comparison.Difference.Kind;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Tells two versions of one node apart. Every fact that differs is told: those that people know by name, and all others by their own. */
final class NodeComparison {

  private static final Set<String> LIMITS = Set.of("property timeLimit", "property noTimeLimit");
  private static final Map<String, String> EVENT_WORDS = Map.of("cancelActivity", "whether it ends the step", "attachedToRef",
      "the step it watches",
      "isInterrupting", "whether it ends what runs", "triggeredByEvent", "whether an event starts it",
      "property action", "the sentence on its button", "property outcome", "the outcome", "property lossReason", "the reason of the loss");
  private static final Map<String, String> CALL_WORDS = Map.of("calledElement", "the flow it calls", "camunda:delegateExpression",
      "what it runs",
      "camunda:calledElementBinding", "which version of the flow it calls", "camunda:decisionRef", "the decision it asks",
      "camunda:decisionRefBinding", "which version of the decision it asks", "property calls", "the table that chooses the flow",
      "camunda:resultVariable",
      "where the answer is kept", "camunda:asyncBefore", "the save point before it", "camunda:asyncAfter", "the save point after it",
      "bpmn:multiInstanceLoopCharacteristics", "for what it is repeated");
  private static final String FLOW = "The flow";

  private final ComparedFlow before;
  private final ComparedFlow now;
  private final DifferenceWords words;
  private final Differences changes;

  NodeComparison(ComparedFlow before, ComparedFlow now, DifferenceWords words, Differences changes) {
    this.before = before;
    this.now = now;
    this.words = words;
    this.changes = changes;
  }

  /** The process itself, its name and its keeping. */
  void process() {
    Map<String, String> were = NodeFacts.of(before.process(), before);
    Map<String, String> are = NodeFacts.of(now.process(), now);
    differing(were, are, (fact, was, is) -> {
      if (fact.equals("camunda:versionTag")) {
        changes.differs(Kind.DRAWING_CHANGED, null, FLOW, "the version tag", was, is);
      } else if (fact.equals("camunda:historyTimeToLive")) {
        changes.differs(Kind.PRIVACY_CHANGED, null, FLOW, "how long ended cases are kept", period(was), period(is));
      } else if (fact.equals("name") || fact.equals(NodeFacts.TEXT)) {
        changes.differs(Kind.STEP_RENAMED, null, FLOW, fact.equals("name") ? "the name" : "the description", was, is);
      } else {
        changes.differs(Kind.CALL_CHANGED, null, FLOW, named(fact), was, is);
      }
    });
  }

  void node(XmlNode old, XmlNode node) {
    Map<String, String> were = NodeFacts.of(old, before);
    Map<String, String> are = NodeFacts.of(node, now);
    moved(old, node);
    limited(node, were, are);
    differing(were, are, (fact, was, is) -> tell(node, old, fact, was, is));
  }

  private void tell(XmlNode node, XmlNode old, String fact, String was, String is) {
    String id = node.id();
    String called = now.called(node);
    if (LIMITS.contains(fact)) {
      return;
    }
    if (fact.equals("kind")) {
      changes.add(Kind.STEP_REMOVED, id, called + " was " + article(ComparedFlow.kindOf(old)) + " and is now "
          + article(ComparedFlow.kindOf(node)) + ".");
    } else if (fact.equals("name")) {
      changes.add(renaming(node), id, before.called(old) + " is now called " + called + ".");
    } else if (fact.equals(NodeFacts.TEXT)) {
      changes.differs(Kind.STEP_RENAMED, id, called, "the instruction", was, is);
    } else if (fact.equals("property stage")) {
      changes.differs(Kind.STAGE_CHANGED, id, called, "the stage that it opens", was, is);
    } else if (fact.equals("property milestone")) {
      changes.differs(Kind.STAGE_CHANGED, id, called, "the milestone that it counts as", was, is);
    } else if (fact.equals("camunda:formRef")) {
      changes.differs(Kind.FORM_CHANGED, id, called, "the form", was, is);
    } else if (fact.equals("event timer")) {
      changes.differs(Kind.DEADLINE_CHANGED, id, called, "when it comes", timer(was, false), timer(is, true));
    } else if (fact.startsWith(NodeFacts.EVENT)) {
      changes.differs(Kind.EVENT_CHANGED, id, called, "the " + fact.substring(NodeFacts.EVENT.length()), was, is);
    } else if (EVENT_WORDS.containsKey(fact)) {
      changes.differs(Kind.EVENT_CHANGED, id, called, EVENT_WORDS.get(fact), value(before, was), value(now, is));
    } else {
      changes.differs(Kind.CALL_CHANGED, id, called, named(fact), was, is);
    }
  }

  private static Kind renaming(XmlNode node) {
    if (Bpmn.isGateway(node)) {
      return Kind.CONDITION_CHANGED;
    }
    return Bpmn.isEvent(node) ? Kind.EVENT_CHANGED : Kind.STEP_RENAMED;
  }

  /** Only tasks, and events that a person triggers, are somebody's work. */
  private void moved(XmlNode old, XmlNode node) {
    boolean work = node.is("bpmn:userTask") || node.properties().containsKey("action");
    String was = before.lane(old);
    String is = now.lane(node);
    if (work && !was.equals(is)) {
      changes.add(Kind.WORK_MOVED, node.id(), now.called(node) + " moves from " + words.role(was) + " to " + words.role(is) + ".");
    }
  }

  private void limited(XmlNode node, Map<String, String> were, Map<String, String> are) {
    String was = limit(were, false);
    String is = limit(are, true);
    if (!keys(were).equals(keys(are))) {
      changes.add(Kind.DEADLINE_CHANGED, node.id(), "The deadline of " + now.called(node) + " is now " + is + "; it was " + was + ".");
    }
  }

  private static String keys(Map<String, String> facts) {
    return facts.getOrDefault("property timeLimit", "") + "|" + facts.getOrDefault("property noTimeLimit", "");
  }

  private String limit(Map<String, String> facts, boolean proposed) {
    String key = facts.get("property timeLimit");
    if (key != null) {
      return words.limit(key, proposed) + " (" + key + ")";
    }
    String reason = facts.get("property noTimeLimit");
    return reason == null ? "none" : "none, because: " + reason;
  }

  private String timer(String text, boolean proposed) {
    if (text == null) {
      return null;
    }
    String said = TimeLimitKeys.asked(text).stream().map(key -> words.limit(key, proposed) + " (" + key + ")").findFirst().orElse(null);
    return said == null ? PeriodWords.of(text) : said;
  }

  private static String period(String text) {
    return text == null ? null : PeriodWords.of(text);
  }

  private static String value(ComparedFlow flow, String text) {
    XmlNode node = text == null ? null : flow.nodes().get(text);
    return node == null ? text : node.has("name") ? node.attribute("name") : flow.called(node);
  }

  private static String named(String fact) {
    if (CALL_WORDS.containsKey(fact)) {
      return CALL_WORDS.get(fact);
    }
    if (fact.startsWith(NodeFacts.INPUT)) {
      return "what it gets as " + fact.substring(NodeFacts.INPUT.length());
    }
    if (fact.startsWith(NodeFacts.OUTPUT)) {
      return "what it gives back as " + fact.substring(NodeFacts.OUTPUT.length());
    }
    return "the setting " + fact.replaceFirst("^(camunda:|bpmn:|property )", "");
  }

  private static String article(String kind) {
    return (kind.matches("[aeiou].*") ? "an " : "a ") + kind;
  }

  private static void differing(Map<String, String> were, Map<String, String> are, Told told) {
    Differences.together(were.keySet(), are.keySet()).stream().filter(fact -> !Objects.equals(were.get(fact), are.get(fact)))
        .forEach(fact -> told.tell(fact, said(were, fact), said(are, fact)));
  }

  /** @return null where the fact is not there and its absence means nothing */
  private static String said(Map<String, String> facts, String fact) {
    return facts.containsKey(fact) || Meaning.unsaid(fact).isEmpty() ? facts.get(fact) : Meaning.unsaid(fact);
  }

  private interface Told {
    void tell(String fact, String was, String is);
  }
}
