package eu.passerelle.opportunity;

import eu.passerelle.engine.Catalogued;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
@Catalogued(name = "End the search for an employer",
    does = "The case searches no more, for whatever reason: firms that wait for it or meet the person are told.", sends = "candidateTaken")
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
