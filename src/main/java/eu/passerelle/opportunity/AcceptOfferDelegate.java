package eu.passerelle.opportunity;

import eu.passerelle.engine.Catalogued;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
@Catalogued(name = "Accept an offer",
    does = "The candidate accepts ‘offerId’: its terms become those of the case, every other offer ends.",
    gives = {"employerOrganisation", "employerName", "vacancyTitle", "workMode", "contractType", "salary", "currency", "startDate",
        "durationMonths", "opportunityNumber"},
    sends = {"offerAnswered", "offerWithdrawn", "candidateTaken"})
class AcceptOfferDelegate implements JavaDelegate {

  private static final String OPPORTUNITY = "opportunityNumber";

  private final Offers offers;

  AcceptOfferDelegate(Offers offers) {
    this.offers = offers;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Map<String, Object> terms = Facts.terms(execution);
    terms.put(OPPORTUNITY, execution.getVariable(OPPORTUNITY));
    offers.accept(Facts.number(execution), Facts.text(execution, Messages.OFFER_ID));
    execution.getProcessInstance().setVariables(terms);
  }
}
