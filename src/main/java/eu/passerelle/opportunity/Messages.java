package eu.passerelle.opportunity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/**
 * What opportunities and cases tell each other. A message that nobody waits for is no failure: in the engine a failed correlation would
 * also spoil the transaction around it, so all that wait are asked for, and none is an answer too.
 */
@Component
class Messages {

  static final String OFFER_MADE = "offerMade";
  static final String OFFER_ID = "offerId";
  static final String ACCEPTED = "offerAccepted";
  static final String LOSS_REASON = "lossReason";
  static final String CANDIDATE = "candidateCase";

  private static final String OFFER_ANSWERED = "offerAnswered";
  private static final String OFFER_WITHDRAWN = "offerWithdrawn";
  private static final String CANDIDATE_TAKEN = "candidateTaken";
  private static final String OPEN_OFFER = "openOffer";

  private final RuntimeService runtime;

  Messages(RuntimeService runtime) {
    this.runtime = runtime;
  }

  /** @return whether the case still searches and has taken the offer in */
  boolean offerMade(Offer offer, Map<String, Object> terms) {
    Map<String, Object> letter = new HashMap<>(terms);
    letter.put(OFFER_ID, offer.id());
    letter.put("opportunityNumber", offer.opportunityNumber());
    // the answer to one offer must not land beside it, where the answers to the others are
    List.of(ACCEPTED, LOSS_REASON, "answerNotes").forEach(answer -> letter.put(answer, null));
    return !runtime.createMessageCorrelation(OFFER_MADE).processInstanceBusinessKey(offer.caseNumber())
        .setVariablesToTriggeredScope(letter).correlateAllWithResult().isEmpty();
  }

  /** @return whether the case searches, but is suspended */
  boolean isSuspended(String caseNumber) {
    return runtime.createExecutionQuery().messageEventSubscriptionName(OFFER_MADE).processInstanceBusinessKey(caseNumber).suspended()
        .count() > 0;
  }

  void offerAnswered(Offer offer, boolean accepted, String lossReason) {
    runtime.createMessageCorrelation(OFFER_ANSWERED).processInstanceBusinessKey(offer.opportunityNumber())
        .processInstanceVariableEquals(OFFER_ID, offer.id())
        .setVariable(ACCEPTED, accepted).setVariable(LOSS_REASON, lossReason).correlateAll();
  }

  void offerWithdrawn(Offer offer) {
    runtime.createMessageCorrelation(OFFER_WITHDRAWN).processInstanceBusinessKey(offer.caseNumber())
        .localVariableEquals(OPEN_OFFER, offer.id()).correlateAll();
  }

  /** Tells every firm that still meets this person. */
  void candidateTaken(String caseNumber) {
    runtime.createMessageCorrelation(CANDIDATE_TAKEN).processInstanceVariableEquals(CANDIDATE, caseNumber).correlateAll();
  }
}
