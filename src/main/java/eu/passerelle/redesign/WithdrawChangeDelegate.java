package eu.passerelle.redesign;

import eu.passerelle.engine.Catalogued;
import org.camunda.bpm.engine.ProcessEngineException;
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
    if (!flow.isBehind(execution, number)) {
      throw new ProcessEngineException("A proposal is withdrawn by its own flow of publication, not by any other.");
    }
    publishing.withdraw(number);
  }
}
