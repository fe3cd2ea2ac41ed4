package eu.passerelle.opportunity;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The contract is signed: the seat of the opportunity is taken for good. */
@Component
class ConfirmHireDelegate implements JavaDelegate {

  private final Offers offers;

  ConfirmHireDelegate(Offers offers) {
    this.offers = offers;
  }

  @Override
  public void execute(DelegateExecution execution) {
    offers.confirm(Facts.number(execution));
  }
}
