package eu.passerelle.opportunity;

import eu.passerelle.engine.CaseObserver;
import eu.passerelle.scheme.NumberSeries;
import org.springframework.stereotype.Component;

/** Closes what is left open when a case or an opportunity ends, however it ends. */
@Component
class OpportunityEnds implements CaseObserver {

  private static final String FILLED = "completed";
  private static final String UNKNOWN = "other";

  private final Opportunities opportunities;
  private final Offers offers;

  OpportunityEnds(Opportunities opportunities, Offers offers) {
    this.opportunities = opportunities;
    this.offers = offers;
  }

  @Override
  public void ended(String number, String outcome, String lossReason) {
    if (NumberSeries.isCase(number)) {
      offers.caseEnded(number, reason(lossReason));
    } else if (opportunities.find(number).isPresent()) {
      boolean filled = FILLED.equals(outcome);
      offers.withdrawAll(number, reason(lossReason));
      opportunities.end(number, filled ? OpportunityState.FILLED : OpportunityState.CLOSED, filled ? null : reason(lossReason));
    }
  }

  private static String reason(String given) {
    return given == null ? UNKNOWN : given;
  }
}
