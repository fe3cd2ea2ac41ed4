package eu.passerelle.opportunity;

import eu.passerelle.engine.Catalogued;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
@Catalogued(name = "Close an unanswered offer",
    does = "Closes the offer of this meeting because nobody answered; the input ‘reason’ is the loss reason.",
    takes = {"reason"})
class CloseOfferDelegate implements JavaDelegate {

  private final Offers offers;

  CloseOfferDelegate(Offers offers) {
    this.offers = offers;
  }

  @Override
  public void execute(DelegateExecution execution) {
    offers.expire(Facts.text(execution, Messages.OFFER_ID), Facts.text(execution, "reason"));
  }
}
