package eu.passerelle.redesign.trials;

import eu.passerelle.engine.Catalogued;
import eu.passerelle.redesign.proposal.Proposal;
import eu.passerelle.redesign.proposal.Proposals;
import eu.passerelle.tryout.TryOut;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
@Catalogued(name = "Follow a try-out",
    does = "Looks how far the try-out of ‘proposal’ is, and begins it where that has not succeeded or its server is gone; sums it up when it is over.",
    takes = "proposal", gives = {"tryOutBegun", "tryOutOver", "tryOutSummary"})
class FollowTryOutDelegate implements JavaDelegate {

  private final Proposals proposals;
  private final ProposalTrials trials;

  FollowTryOutDelegate(Proposals proposals, ProposalTrials trials) {
    this.proposals = proposals;
    this.trials = trials;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Proposal proposal = proposals.find((String) execution.getVariable("proposal")).orElseThrow();
    Optional<TryOut> tried = trials.latest(proposal.number()).filter(begun -> Boolean.TRUE.equals(execution.getVariable("tryOutBegun")));
    boolean lost = tried.map(TryOut::state).filter(state -> state != TryOut.TryOutState.INTERRUPTED).isEmpty();
    if (lost) {
      execution.setVariable("tryOutBegun", trials.begin(proposal, tried.map(TryOut::startedBy).orElse(proposal.proposedBy())));
    }
    boolean over = !lost && !tried.get().isRunning();
    execution.setVariable("tryOutOver", over);
    execution.setVariable("tryOutSummary", over ? TryOutWords.of(tried.get()) : null);
  }
}
