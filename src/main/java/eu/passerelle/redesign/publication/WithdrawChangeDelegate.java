package eu.passerelle.redesign.publication;

import eu.passerelle.engine.Catalogued;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
@Catalogued(name = "Withdraw a change",
    does = "Lays ‘proposal’ aside.",
    takes = "proposal")
class WithdrawChangeDelegate implements JavaDelegate {

  private final PublicationFlow flow;
  private final Publishing publishing;

  WithdrawChangeDelegate(PublicationFlow flow, Publishing publishing) {
    this.flow = flow;
    this.publishing = publishing;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String number = (String) execution.getVariable("proposal");
    flow.mustBeBehind(execution, number, "withdrawn");
    publishing.withdraw(number);
  }
}
