package eu.passerelle.redesign.proposal;

/** Is told of new proposals, in the transaction that stores them. */
public interface ProposalStarted {

  void proposed(Proposal proposal);

  /** The same person has deployed something else for the same flow: the older proposal is no longer open. */
  void replaced(Proposal older, Proposal newer);
}
