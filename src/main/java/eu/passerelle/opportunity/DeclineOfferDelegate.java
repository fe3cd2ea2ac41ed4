package eu.passerelle.opportunity;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The candidate declines {@code offerId} for {@code lossReason}. */
@Component
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
