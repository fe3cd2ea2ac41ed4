package eu.passerelle.casework.suspension;

import eu.passerelle.engine.Catalogued;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
@Catalogued(name = "Suspend cases",
    does = "Suspends the cases of a scheme; ‘scopeCorridor’ and ‘scopeStage’ narrow it, ‘suspensionReason’ says why.")
class SuspendCasesDelegate implements JavaDelegate {

  private final Suspensions suspensions;

  SuspendCasesDelegate(Suspensions suspensions) {
    this.suspensions = suspensions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    suspensions.start((String) execution.getVariable("scheme"), (String) execution.getVariable("scopeCorridor"),
        (String) execution.getVariable("scopeStage"), (String) execution.getVariable("suspensionReason"));
  }
}
