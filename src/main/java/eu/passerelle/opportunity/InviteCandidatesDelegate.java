package eu.passerelle.opportunity;

import eu.passerelle.engine.Catalogued;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.stereotype.Component;

@Component
@Catalogued(name = "Invite candidates",
    does = "Takes from ‘shortlist’ those who are still free.", gives = {"candidates", "seatsTaken", "seatsFilled"})
class InviteCandidatesDelegate implements JavaDelegate {

  private final Candidates candidates;
  private final Opportunities opportunities;

  InviteCandidatesDelegate(Candidates candidates, Opportunities opportunities) {
    this.candidates = candidates;
    this.opportunities = opportunities;
  }

  @Override
  public void execute(DelegateExecution execution) {
    List<String> free = candidates.stillFree(CaseNumbers.in(execution.getVariable("shortlist")), Facts.text(execution, "corridor"));
    execution.setVariable("candidates", SpinValues.jsonValue(CaseNumbers.json(free)).create());
    opportunities.find(Facts.number(execution)).map(Opportunities::seats).ifPresent(execution::setVariables);
  }
}
