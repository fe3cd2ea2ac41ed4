package eu.passerelle.opportunity;

import eu.passerelle.engine.Catalogued;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.springframework.stereotype.Component;

@Component
@Catalogued(name = "Say where an opportunity stands",
    does = "Listener: the opportunity comes to the state that the property ‘opportunityState’ of this step names. The first one "
    + "opens it.")
class OpportunityStateDelegate implements JavaDelegate {

  private static final String PROPERTY = "opportunityState";

  private final Opportunities opportunities;

  OpportunityStateDelegate(Opportunities opportunities) {
    this.opportunities = opportunities;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String number = Facts.number(execution);
    State state = State.named(property(execution.getBpmnModelElementInstance()));
    if (state == State.INTEREST) {
      opportunities.open(number, Facts.text(execution, "scheme"), Facts.text(execution, "corridor"), Facts.text(execution, "employerOrganisation"),
          execution.getProcessInstanceId());
    }
    opportunities.enter(number, state, Facts.text(execution, "vacancyTitle"), Facts.whole(execution, "seats"));
  }

  private static String property(BaseElement step) {
    return step.getExtensionElements().getElementsQuery().filterByType(org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties.class)
        .list().stream().flatMap(properties -> properties.getCamundaProperties().stream())
        .filter(property -> PROPERTY.equals(property.getCamundaName())).map(CamundaProperty::getCamundaValue).filter(Objects::nonNull)
        .findFirst().orElseThrow(() -> new IllegalStateException("The step " + step.getId() + " names no " + PROPERTY + "."));
  }
}
