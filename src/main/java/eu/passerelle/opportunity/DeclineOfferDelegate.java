package eu.passerelle.opportunity;

import eu.passerelle.engine.Catalogued;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
@Catalogued(name = "Decline an offer",
    does = "The candidate declines ‘offerId’ for ‘lossReason’.", sends = "offerAnswered")
class DeclineOfferDelegate implements JavaDelegate {

  private final Offers offers;

  DeclineOfferDelegate(Offers offers) {
    this.offers = offers;
  }

  @Override
  public void execute(DelegateExecution execution) {
    offers.decline(Facts.number(execution), Facts.text(execution, Messages.OFFER_ID), Facts.text(execution, Messages.LOSS_REASON));
  }
}
