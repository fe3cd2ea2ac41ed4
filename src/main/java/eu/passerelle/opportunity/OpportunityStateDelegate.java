package eu.passerelle.opportunity;

import eu.passerelle.engine.Catalogued;
import eu.passerelle.engine.flow.FlowCatalogue;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
@Catalogued(name = "Say where an opportunity stands",
    does = "Listener: the opportunity comes to the state that the property ‘opportunityState’ of this step names. The first one "
        + "opens it.")
class OpportunityStateDelegate implements JavaDelegate {

  private static final String PROPERTY = "opportunityState";

  private final Opportunities opportunities;
  private final FlowCatalogue flows;

  OpportunityStateDelegate(Opportunities opportunities, FlowCatalogue flows) {
    this.opportunities = opportunities;
    this.flows = flows;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String number = Facts.number(execution);
    OpportunityState state = OpportunityState.named(property(execution));
    if (state == OpportunityState.INTEREST) {
      opportunities.open(number, Facts.text(execution, "scheme"), Facts.text(execution, "corridor"),
          Facts.text(execution, "employerOrganisation"),
          execution.getProcessInstanceId());
    }
    opportunities.enter(number, state, Facts.text(execution, "vacancyTitle"), Facts.whole(execution, "seats"));
  }

  private String property(DelegateExecution execution) {
    String step = ExecutionListener.EVENTNAME_TAKE.equals(execution.getEventName()) ? execution.getCurrentTransitionId()
        : execution.getCurrentActivityId();
    return flows.diagramOf(execution.getProcessDefinitionId()).find(step)
        .flatMap(node -> Optional.ofNullable(node.properties().get(PROPERTY)))
        .orElseThrow(() -> new IllegalStateException("The step " + step + " names no " + PROPERTY + "."));
  }
}
