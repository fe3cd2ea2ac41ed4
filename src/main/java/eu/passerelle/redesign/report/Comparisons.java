package eu.passerelle.redesign.report;

import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.engine.tables.TimeLimits;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.LimitsChange;
import eu.passerelle.redesign.comparison.Difference;
import eu.passerelle.redesign.comparison.FlowComparison;
import eu.passerelle.redesign.proposal.Proposal;
import eu.passerelle.redesign.proposal.ProposalWords;
import eu.passerelle.redesign.proposal.Proposals;
import eu.passerelle.redesign.proposal.RolePlayers;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Holds a proposal against what was in force when it was made. */
@Component
public class Comparisons {

  private final Proposals proposals;
  private final FlowBundles flows;
  private final Schemes schemes;
  private final TimeLimits timeLimits;
  private final RolePlayers players;
  private final LimitUsers users;

  Comparisons(Proposals proposals, FlowBundles flows, Schemes schemes, TimeLimits timeLimits, RolePlayers players, LimitUsers users) {
    this.proposals = proposals;
    this.flows = flows;
    this.schemes = schemes;
    this.timeLimits = timeLimits;
    this.players = players;
    this.users = users;
  }

  public Comparison of(Proposal proposal) {
    List<FlowBundle> bundles = proposals.bundles(proposal.number());
    LimitsChange limits = limits(bundles);
    Scheme scheme = schemes.find(proposal.schemeId()).orElseThrow();
    ProposalWords words = new ProposalWords(lane -> players.of(scheme, lane), limits, schemes.corridors(scheme.id()));
    List<Difference> changes = new ArrayList<>();
    bundles.stream().sorted((one, other) -> Boolean.compare(other.flow().equals(proposal.flow()), one.flow().equals(proposal.flow())))
        .forEach(bundle -> changes.addAll(FlowComparison.between(base(bundle).orElse(null), bundle, words)));
    changes.addAll(users.affectedBy(limits));
    return new Comparison(changes);
  }

  /** @return what was in force of a flow; nothing when it is new */
  Optional<FlowBundle> base(FlowBundle bundle) {
    return Optional.ofNullable(bundle.deploymentId()).map(flows::of);
  }

  /**
   * @param bundles all that a proposal brings
   * @return the time limits as they take effect before and after it, those of single schemes among them
   */
  public LimitsChange limits(List<FlowBundle> bundles) {
    return timeLimits.change(bundles.stream().flatMap(bundle -> base(bundle).stream()).toList(), bundles);
  }
}
