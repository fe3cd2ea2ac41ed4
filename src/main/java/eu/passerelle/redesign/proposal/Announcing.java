package eu.passerelle.redesign.proposal;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells of a new proposal whoever has something to do about it. */
@Component
class Announcing {

  private final ObjectProvider<ProposalStarted> listeners;

  Announcing(ObjectProvider<ProposalStarted> listeners) {
    this.listeners = listeners;
  }

  /** @param older what the proposal has replaced */
  void tell(Proposal proposal, List<Proposal> older) {
    listeners.orderedStream().forEach(listener -> {
      older.forEach(earlier -> listener.replaced(earlier, proposal));
      listener.proposed(proposal);
    });
  }
}
