package eu.passerelle.opportunity;

import eu.passerelle.engine.Catalogued;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
@Catalogued(name = "Confirm a hire",
    does = "The contract is signed: the seat of the opportunity is taken for good.")
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
