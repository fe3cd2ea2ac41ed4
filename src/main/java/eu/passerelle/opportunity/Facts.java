package eu.passerelle.opportunity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;

/** Reads what a flow knows. */
final class Facts {

  /** What an offer says to the candidate, and what the case keeps of the accepted one. */
  static final List<String> TERMS = List.of("employerOrganisation", "employerName", "vacancyTitle", "workMode", "contractType", "salary",
      "currency", "startDate", "durationMonths");

  private Facts() {}

  /** @return the text under this name; null when it is blank or missing */
  static String text(VariableScope scope, String name) {
    return scope.getVariable(name) instanceof String text && !text.isBlank() ? text : null;
  }

  static Integer whole(VariableScope scope, String name) {
    return scope.getVariable(name) instanceof Number number ? number.intValue() : null;
  }

  static Map<String, Object> terms(VariableScope scope) {
    Map<String, Object> terms = new HashMap<>();
    TERMS.forEach(name -> terms.put(name, scope.getVariable(name)));
    return terms;
  }

  static String number(DelegateExecution execution) {
    return execution.getProcessBusinessKey();
  }
}
