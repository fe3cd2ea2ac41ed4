package eu.passerelle.allocation;

import eu.passerelle.engine.Catalogued;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
@Catalogued(name = "Allocate places",
    does = "Gives the free places of ‘cohort’ to those who wait. Nobody is told yet.",
    gives = {"seatsFree", "applicants", "placed", "unplaced"})
class AllocatePlacesDelegate implements JavaDelegate {

  private final Allocations allocations;

  AllocatePlacesDelegate(Allocations allocations) {
    this.allocations = allocations;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Allocation made = allocations.allocate(execution.getProcessBusinessKey(), (String) execution.getVariable("cohort"));
    execution.setVariables(
        Map.of("seatsFree", made.seats(), "applicants", made.applicants(), "placed", made.placed(), "unplaced", made.unplaced()));
  }
}
