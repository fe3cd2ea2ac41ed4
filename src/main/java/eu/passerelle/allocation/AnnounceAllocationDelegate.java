package eu.passerelle.allocation;

import eu.passerelle.engine.Catalogued;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
@Catalogued(name = "Announce an allocation",
    does = "Tells the next fifty cases of this allocation; ‘tellEverybody’ includes those without a place.", gives = "allTold",
    sends = "placeDecided")
class AnnounceAllocationDelegate implements JavaDelegate {

  private static final int AT_ONCE = 50;

  private final Allocations allocations;

  AnnounceAllocationDelegate(Allocations allocations) {
    this.allocations = allocations;
  }

  @Override
  public void execute(DelegateExecution execution) {
    boolean more =
        allocations.announce(execution.getProcessBusinessKey(), Boolean.TRUE.equals(execution.getVariable("tellEverybody")), AT_ONCE);
    execution.setVariable("allTold", !more);
  }
}
