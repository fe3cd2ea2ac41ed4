package eu.passerelle.casework;

import eu.passerelle.casework.Broadcasts.Scope;
import eu.passerelle.casework.Broadcasts.Told;
import eu.passerelle.engine.Catalogued;
import eu.passerelle.scheme.Cohort;
import eu.passerelle.scheme.Corridor;
import eu.passerelle.scheme.Schemes;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
@Catalogued(name = "Tell many cases something",
    does = "Sends ‘message’ with the variables that ‘hand’ lists (a;b) to the next fifty open cases of ‘cohort’, else ‘corridor’, "
        + "else ‘scheme’, as far as ‘stages’ (a;b, or all) reaches.",
    takes = {"message", "hand", "stages"}, gives = {"allTold", "casesTold", "casesSuspended"})
class TellCasesDelegate implements JavaDelegate {

  private static final int AT_ONCE = 50;
  private static final String EVERY_STAGE = "all";

  private final Broadcasts broadcasts;
  private final Schemes schemes;

  TellCasesDelegate(Broadcasts broadcasts, Schemes schemes) {
    this.broadcasts = broadcasts;
    this.schemes = schemes;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String message = text(execution, "message");
    if (message.isEmpty()) {
      throw new IllegalArgumentException("The input message names what the cases are told.");
    }
    String broadcast = "%s.%s.%s".formatted(execution.getProcessInstanceId(), execution.getCurrentActivityId(), message);
    Told told = broadcasts.tell(broadcast, scope(execution), message, handed(execution), AT_ONCE);
    int before = execution.getVariable("casesTold") instanceof Number number ? number.intValue() : 0;
    execution.setVariable("casesTold", before + told.now());
    execution.setVariable("casesSuspended", told.suspended() > 0);
    execution.setVariable("allTold", !told.more());
  }

  /** The scheme of the narrowest place that is named; who names a place of another scheme by mistake must not reach its cases. */
  private Scope scope(DelegateExecution execution) {
    String stages = text(execution, "stages");
    String cohort = text(execution, "cohort");
    String corridor = cohort.isEmpty() ? text(execution, "corridor") : "";
    String scheme = schemes.cohort(cohort).map(Cohort::schemeId).or(() -> schemes.corridor(corridor).map(Corridor::schemeId))
        .orElseGet(() -> cohort.isEmpty() && corridor.isEmpty() ? text(execution, "scheme") : "");
    if (scheme.isEmpty() || !scheme.equals(schemes.ofNumber(execution.getProcessBusinessKey()).map(s -> s.id()).orElse(scheme))) {
      throw new IllegalArgumentException("Name a cohort, a corridor or a scheme of one's own whose cases are told.");
    }
    return new Scope(scheme, corridor, cohort, stages.equals(EVERY_STAGE) ? "" : stages.replaceAll("\\s", ""));
  }

  private static Map<String, Object> handed(DelegateExecution execution) {
    Map<String, Object> handed = new HashMap<>();
    for (String name : text(execution, "hand").split("[;,\\s]+")) {
      if (!name.isEmpty()) {
        handed.put(name, execution.getVariable(name));
      }
    }
    return handed;
  }

  private static String text(DelegateExecution execution, String variable) {
    return execution.getVariable(variable) instanceof String value ? value.strip() : "";
  }
}
