package eu.passerelle.opportunity;

import java.util.Locale;

/** Where an opportunity stands. Interest binds nobody; the last two are over. */
public enum OpportunityState {
  INTEREST, COMMITMENT, VACANCY, SHORTLIST, INTERVIEWS, FILLED, CLOSED;

  /** @return the state of this name, written as in a diagram */
  static OpportunityState named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
