package eu.passerelle.redesign.trials;

import eu.passerelle.model.FlowBundle;
import eu.passerelle.redesign.flows.SchemesOfFlow;
import eu.passerelle.redesign.proposal.Proposal;
import eu.passerelle.redesign.proposal.Proposals;
import eu.passerelle.tryout.TryOut;
import eu.passerelle.tryout.TryOutRequest;
import eu.passerelle.tryout.TryOuts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has proposals tried: found again by their numbers, on the cases of all schemes that have their flows, and as their live cases stand.
 */
@Component
public class ProposalTrials {

  private final TryOuts tryOuts;
  private final Proposals proposals;
  private final SchemesOfFlow schemesOfFlow;
  private final ConcernedGroups live;
  private final TransactionTemplate apart;

  public ProposalTrials(TryOuts tryOuts, Proposals proposals, SchemesOfFlow schemesOfFlow, ConcernedGroups live,
      PlatformTransactionManager transactions) {
    this.tryOuts = tryOuts;
    this.proposals = proposals;
    this.schemesOfFlow = schemesOfFlow;
    this.live = live;
    apart = new TransactionTemplate(transactions);
    apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /**
   * Begins a try-out with as many cases as are usual, unless one is under way. It is begun for good, whatever becomes of the caller's
   * transaction.
   *
   * @return false when it has to wait until another one is over
   */
  public boolean begin(Proposal proposal, String userId) {
    try {
      if (latest(proposal.number()).filter(TryOut::isRunning).isEmpty()) {
        start(TryOutRequest.of(proposal.number(), userId, bundles(proposal), schemes(proposal), live.of(proposal)));
      }
      return true;
    } catch (IllegalStateException busy) {
      return false;
    }
  }

  /**
   * @param madeUp how many made-up cases
   * @param replayed how many finished cases are run again at most
   * @throws IllegalStateException with a sentence when it cannot begin now
   */
  public void begin(Proposal proposal, String userId, int madeUp, int replayed) {
    start(new TryOutRequest(proposal.number(), userId, bundles(proposal), schemes(proposal), madeUp, replayed, live.of(proposal)));
  }

  public Optional<TryOut> latest(String number) {
    return tryOuts.latest(number);
  }

  public void stop(String number) {
    latest(number).filter(TryOut::isRunning).ifPresent(tried -> tryOuts.stop(tried.id()));
  }

  private void start(TryOutRequest request) {
    apart.executeWithoutResult(status -> tryOuts.start(request));
  }

  private List<FlowBundle> bundles(Proposal proposal) {
    return proposals.bundles(proposal.number());
  }

  private List<String> schemes(Proposal proposal) {
    List<FlowBundle> bundles = bundles(proposal);
    Map<String, List<String>> served = schemesOfFlow.ofProposed(bundles);
    return bundles.stream().flatMap(bundle -> served.get(bundle.flow()).stream()).distinct().toList();
  }
}
