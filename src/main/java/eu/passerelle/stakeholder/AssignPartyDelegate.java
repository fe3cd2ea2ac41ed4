package eu.passerelle.stakeholder;

import eu.passerelle.engine.Catalogued;
import eu.passerelle.engine.wiring.TaskRouting;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
@Catalogued(name = "Set who plays a role",
    does = "Sets who plays a role in this case from here on, and hands its open tasks over; inputs ‘role’ and ‘organisation’, "
        + "none to end the part.",
    takes = {"role", "organisation"})
class AssignPartyDelegate implements JavaDelegate {

  private final Participations participations;
  private final TaskRouting routing;

  AssignPartyDelegate(Participations participations, TaskRouting routing) {
    this.participations = participations;
    this.routing = routing;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String number = execution.getProcessBusinessKey();
    String role = (String) execution.getVariable("role");
    String organisation = (String) execution.getVariable("organisation");
    if (organisation == null) {
      participations.leaveCase(number, role);
    } else {
      participations.playInCase(number, role, organisation);
    }
    routing.reroute(number, role);
  }
}
