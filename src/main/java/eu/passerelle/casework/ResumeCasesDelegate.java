package eu.passerelle.casework;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends the suspension that has the same scheme, {@code scopeCorridor} and {@code scopeStage}. */
@Component
class ResumeCasesDelegate implements JavaDelegate {

  private final Suspensions suspensions;

  ResumeCasesDelegate(Suspensions suspensions) {
    this.suspensions = suspensions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    suspensions.end((String) execution.getVariable("scheme"), (String) execution.getVariable("scopeCorridor"),
        (String) execution.getVariable("scopeStage"));
  }
}
