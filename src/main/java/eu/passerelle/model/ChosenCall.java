package eu.passerelle.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call activity whose process a table chooses: {@code calledElement="${stayFlow}"} with the property {@code calls} that names the table.
 *
 * @param variable the variable that holds the id of the process
 * @param table id of the decision that fills the variable; empty where the call does not say
 */
public record ChosenCall(String variable, String table) {

  /** Property of a call that leaves its process to a table. */
  public static final String TABLE = "calls";

  private static final Pattern ONE_VARIABLE = Pattern.compile("\\$\\{\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*}");

  /** @return nothing when the call names one process, or computes it in some other way */
  public static Optional<ChosenCall> of(XmlNode node) {
    Matcher variable = ONE_VARIABLE.matcher(node.attribute("calledElement"));
    return node.is("bpmn:callActivity") && variable.matches()
        ? Optional.of(new ChosenCall(variable.group(1), node.properties().getOrDefault(TABLE, ""))) : Optional.empty();
  }

  /** @return whether this step asks the table and keeps the answer where the call reads it */
  public boolean isFilledBy(XmlNode task) {
    return task.is("bpmn:businessRuleTask") && table.equals(task.attribute("camunda:decisionRef"))
        && variable.equals(task.attribute("camunda:resultVariable"))
        && "singleEntry".equals(task.attribute("camunda:mapDecisionResult"));
  }
}
