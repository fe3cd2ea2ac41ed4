package eu.passerelle.redesign;

import eu.passerelle.redesign.flows.SchemesOfFlow;
import eu.passerelle.redesign.proposal.Proposal;
import eu.passerelle.redesign.proposal.Proposals;
import eu.passerelle.redesign.trials.ConcernedGroups;
import eu.passerelle.redesign.trials.ProposalTrials;
import eu.passerelle.tryout.TryOut;
import eu.passerelle.tryout.TryOut.TryOutState;
import eu.passerelle.tryout.TryOutResult;
import eu.passerelle.tryout.TryOutResult.MadeUp;
import eu.passerelle.tryout.TryOutResult.Replay;
import eu.passerelle.tryout.TryOuts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.PlatformTransactionManager;

/** Try-outs that are over when the test says so: how a real one goes is told elsewhere. */
@Primary
@TestComponent
class TrialsByHand extends ProposalTrials {

  private final Map<String, TryOut> tried = new ConcurrentHashMap<>();
  private volatile boolean busy;

  TrialsByHand(TryOuts tryOuts, Proposals proposals, SchemesOfFlow schemesOfFlow, ConcernedGroups live,
      PlatformTransactionManager transactions) {
    super(tryOuts, proposals, schemesOfFlow, live, transactions);
  }

  /** Another proposal is being tried, and only one can be at a time. */
  void busy(boolean now) {
    busy = now;
  }

  void comesTo(String number, TryOutState state) {
    TryOut one = tried.get(number);
    tried.put(number, new TryOut(one.id(), number, state, one.startedBy(), one.startedAt(), Instant.now(), 12, 12, "", null,
        new TryOutResult(new MadeUp(12, 340, List.of(), List.of(), List.of(), null), new Replay(0, 0, List.of(), List.of(), null), null)));
  }

  @Override
  public boolean begin(Proposal proposal, String userId) {
    if (!busy) {
      tried.put(proposal.number(),
          new TryOut(proposal.number(), proposal.number(), TryOutState.RUNNING, userId, Instant.now(), null, 0, 12, "", null, null));
    }
    return !busy;
  }

  @Override
  public Optional<TryOut> latest(String number) {
    return Optional.ofNullable(tried.get(number));
  }
}
