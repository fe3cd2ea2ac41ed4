package eu.passerelle.opportunity;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Closes the offer of this meeting because nobody answered; the input {@code reason} is the loss reason. */
@Component
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
