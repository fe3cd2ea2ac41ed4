package eu.passerelle.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a process needs beside itself, wherever its diagram says so.
 *
 * @param tables ids of the decisions that its steps ask
 * @param timeLimits keys of the time-limits table, of tasks as of timers
 */
public record Uses(List<Call> calls, Set<String> tables, Set<String> timeLimits) {

  /** Copies what it is given. */
  public Uses {
    calls = List.copyOf(calls);
    tables = Set.copyOf(tables);
    timeLimits = Set.copyOf(timeLimits);
  }

  public static Uses of(XmlNode process) {
    List<Call> calls = new ArrayList<>();
    Set<String> tables = new HashSet<>();
    Set<String> timeLimits = new HashSet<>();
    process.tree().forEach(node -> {
      if (node.is("bpmn:callActivity")) {
        calls.add(Call.of(node));
      }
      if (node.has("camunda:decisionRef")) {
        tables.add(node.attribute("camunda:decisionRef"));
      }
      TimeLimitKeys.ofTask(node).ifPresent(timeLimits::add);
      TimeLimitKeys.inExpressionsOf(node).forEach(timeLimits::add);
    });
    return new Uses(calls, tables, timeLimits);
  }

  /** A call of a process; null where {@code table} names the decision that chooses it. */
  public record Call(String process, String table) {

    private static Call of(XmlNode node) {
      String called = node.attribute("calledElement");
      return called.startsWith("${") ? new Call(null, node.properties().getOrDefault(ChosenCall.TABLE, "")) : new Call(called, null);
    }
  }
}
