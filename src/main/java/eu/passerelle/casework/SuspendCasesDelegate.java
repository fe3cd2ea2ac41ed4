package eu.passerelle.casework;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Suspends the cases of a scheme; {@code scopeCorridor} and {@code scopeStage} narrow it, {@code suspensionReason} says why. */
@Component
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
