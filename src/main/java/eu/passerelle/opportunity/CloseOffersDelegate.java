package eu.passerelle.opportunity;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The case searches no more, for whatever reason: firms that wait for it or meet the person are told. */
@Component
class CloseOffersDelegate implements JavaDelegate {

  private final Offers offers;

  CloseOffersDelegate(Offers offers) {
    this.offers = offers;
  }

  @Override
  public void execute(DelegateExecution execution) {
    offers.candidateGone(Facts.number(execution));
  }
}
