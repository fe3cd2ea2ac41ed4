package eu.passerelle.opportunity;

import eu.passerelle.engine.wiring.TaskRouting;
import eu.passerelle.stakeholder.Participations;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.camunda.bpm.engine.BadUserRequestException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Offers and their answers. Everything happens in the transaction of the step that caused it; the opportunities that are touched are
 * locked first, in the order of their numbers, then the offers: of two that want the same person, one waits and then sees what is left.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class Offers {

  private final OfferTable table;
  private final Opportunities opportunities;
  private final Meetings meetings;
  private final Messages messages;
  private final Participations participations;
  private final TaskRouting routing;

  Offers(OfferTable table, Opportunities opportunities, Meetings meetings, Messages messages, Participations participations,
      TaskRouting routing) {
    this.table = table;
    this.opportunities = opportunities;
    this.meetings = meetings;
    this.messages = messages;
    this.participations = participations;
    this.routing = routing;
  }

  /** @return whether the case has the offer; made once, however often the step is tried */
  boolean make(String id, String opportunity, String caseNumber, Map<String, Object> terms) {
    var known = table.find(id);
    if (known.isPresent()) {
      return known.get().state() != OfferState.TAKEN;
    }
    if (messages.isSuspended(caseNumber)) {
      throw new IllegalStateException("The case " + caseNumber + " is suspended; the offer is sent once it goes on.");
    }
    var offer = new Offer(id, opportunity, caseNumber, OfferState.OPEN);
    boolean delivered = messages.offerMade(offer, terms);
    table.add(delivered ? offer : new Offer(id, opportunity, caseNumber, OfferState.TAKEN));
    return delivered;
  }

  /** The candidate says yes: this offer counts, all others end, and their firms are told. */
  void accept(String caseNumber, String id) {
    Set<String> touched = new TreeSet<>(meetings.opportunitiesWith(caseNumber));
    touched.addAll(table.opportunitiesOf(caseNumber));
    opportunities.lock(touched);
    List<Offer> offers = table.ofCase(caseNumber);
    Offer chosen = open(offers, id);
    requireSeat(chosen);
    close(offers, offer -> offer.isOpen() && offer != chosen, OfferState.TAKEN, null);
    table.hold(chosen, OfferState.ACCEPTED);
    opportunities.recount(chosen.opportunityNumber(), null);
    messages.offerAnswered(chosen, true, null);
    messages.candidateTaken(caseNumber);
  }

  /** The candidate says no. */
  void decline(String caseNumber, String id, String lossReason) {
    opportunities.lock(table.opportunitiesOf(caseNumber));
    Offer offer = open(table.ofCase(caseNumber), id);
    table.close(offer, OfferState.DECLINED, lossReason);
    messages.offerAnswered(offer, false, lossReason);
  }

  /** No answer came in time. */
  void expire(String id, String lossReason) {
    table.find(id).filter(Offer::isOpen).ifPresent(offer -> withdraw(offer, OfferState.EXPIRED, lossReason));
  }

  /** The firm takes back what nobody has answered yet. */
  void withdrawAll(String opportunity, String lossReason) {
    opportunities.lock(Set.of(opportunity));
    table.ofOpportunity(opportunity).stream().filter(Offer::isOpen).forEach(offer -> withdraw(offer, OfferState.WITHDRAWN, lossReason));
  }

  /** The case searches no more: firms that still wait or still meet the person are told. */
  void candidateGone(String caseNumber) {
    Set<String> touched = new TreeSet<>(meetings.opportunitiesWith(caseNumber));
    touched.addAll(table.opportunitiesOf(caseNumber));
    if (!touched.isEmpty()) {
      opportunities.lock(touched);
      close(table.ofCase(caseNumber), Offer::isOpen, OfferState.TAKEN, null);
      messages.candidateTaken(caseNumber);
    }
  }

  /** The case was suspended and goes on: what firms took back meanwhile it hears now. */
  void caseGoesOn(String caseNumber) {
    table.ofCase(caseNumber).stream().filter(offer -> offer.state() == OfferState.WITHDRAWN || offer.state() == OfferState.EXPIRED)
        .forEach(messages::offerWithdrawn);
  }

  /** The contract is signed. */
  void confirm(String caseNumber) {
    table.ofCase(caseNumber).stream().filter(offer -> offer.state() == OfferState.ACCEPTED)
        .forEach(offer -> table.hold(offer, OfferState.HIRED));
  }

  /** The employer of the case is its employer no more: the firm has no part in the case any longer, and its seat is open again. */
  void release(String caseNumber, String role, String lossReason) {
    if (lapse(caseNumber, offer -> offer.state() == OfferState.ACCEPTED || offer.state() == OfferState.HIRED, lossReason)) {
      participations.leaveCase(caseNumber, role);
      routing.reroute(caseNumber, role);
    }
  }

  /** A case that ends before the contract is signed leaves its seat open; a hire stays a hire. */
  void caseEnded(String caseNumber, String lossReason) {
    lapse(caseNumber, offer -> offer.state() == OfferState.ACCEPTED, lossReason);
  }

  private boolean lapse(String caseNumber, Predicate<Offer> which, String lossReason) {
    Collection<String> touched = table.opportunitiesOf(caseNumber);
    if (touched.isEmpty()) {
      return false;
    }
    opportunities.lock(touched);
    List<Offer> lapsing = table.ofCase(caseNumber).stream().filter(which).toList();
    close(lapsing, offer -> true, OfferState.LAPSED, lossReason);
    lapsing.forEach(offer -> opportunities.recount(offer.opportunityNumber(), lossReason));
    return !lapsing.isEmpty();
  }

  /** The opportunity is locked: of two who want its last seat, one waits here and then sees that it is taken. */
  private void requireSeat(Offer offer) {
    if (opportunities.find(offer.opportunityNumber()).orElseThrow().seatsFilled()) {
      throw new BadUserRequestException("Others have accepted the offers of this firm, and it has no seat left. "
          + "Wait in case a seat becomes free before the offer is due, or record that the offer is declined.");
    }
  }

  private void withdraw(Offer offer, OfferState state, String lossReason) {
    table.close(offer, state, lossReason);
    messages.offerWithdrawn(offer);
  }

  private void close(List<Offer> offers, Predicate<Offer> which, OfferState state, String lossReason) {
    offers.stream().filter(which).forEach(offer -> table.close(offer, state, lossReason));
  }

  private static Offer open(List<Offer> offers, String id) {
    Offer offer = offers.stream().filter(one -> one.id().equals(id)).findFirst()
        .orElseThrow(() -> new BadUserRequestException("This offer does not exist."));
    if (!offer.isOpen()) {
      throw new BadUserRequestException(switch (offer.state()) {
        case TAKEN -> "This offer is closed: the candidate has accepted another one in the meantime, or the search has ended.";
        case EXPIRED -> "This offer is closed: the time for an answer is over.";
        case WITHDRAWN -> "This offer is closed: the firm has withdrawn it.";
        default -> "This offer has already been answered.";
      });
    }
    return offer;
  }
}
