package eu.passerelle.casework.suspension;

import eu.passerelle.engine.Catalogued;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
@Catalogued(name = "Resume cases",
    does = "Ends the suspension that has the same scheme, ‘scopeCorridor’ and ‘scopeStage’.")
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
