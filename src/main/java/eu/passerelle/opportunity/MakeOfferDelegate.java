package eu.passerelle.opportunity;

import eu.passerelle.engine.Catalogued;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
@Catalogued(name = "Make an offer",
    does = "Makes the offer of this meeting to ‘candidateCase’; ends in the error ‘candidateGone’ when the case searches no more.",
    gives = "offerId", sends = "offerMade")
class MakeOfferDelegate implements JavaDelegate {

  private final Offers offers;

  MakeOfferDelegate(Offers offers) {
    this.offers = offers;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String id = execution.getProcessInstanceId();
    execution.setVariable(Messages.OFFER_ID, id);
    if (!offers.make(id, Facts.number(execution), Facts.text(execution, Messages.CANDIDATE), Facts.terms(execution))) {
      throw new BpmnError("candidateGone");
    }
  }
}
