package eu.passerelle.opportunity;

import eu.passerelle.engine.Catalogued;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
@Catalogued(name = "Withdraw all offers",
    does = "Takes back every open offer of this opportunity.", sends = "offerWithdrawn")
class WithdrawOffersDelegate implements JavaDelegate {

  private static final String REASON = "employer-withdrew";

  private final Offers offers;

  WithdrawOffersDelegate(Offers offers) {
    this.offers = offers;
  }

  @Override
  public void execute(DelegateExecution execution) {
    offers.withdrawAll(Facts.number(execution), REASON);
  }
}
