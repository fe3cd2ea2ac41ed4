package eu.passerelle.stakeholder;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sets who plays a role in this case from here on; inputs {@code role} and {@code organisation}. */
@Component
class AssignPartyDelegate implements JavaDelegate {

  private final Participations participations;

  AssignPartyDelegate(Participations participations) {
    this.participations = participations;
  }

  @Override
  public void execute(DelegateExecution execution) {
    participations.playInCase(execution.getProcessBusinessKey(), (String) execution.getVariable("role"),
        (String) execution.getVariable("organisation"));
  }
}
