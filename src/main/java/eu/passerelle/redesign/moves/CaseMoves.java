package eu.passerelle.redesign.moves;

import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.engine.moving.Fate;
import eu.passerelle.engine.moving.Forecasts;
import eu.passerelle.engine.moving.MoveOrders;
import eu.passerelle.engine.moving.StandingAlike;
import eu.passerelle.engine.tables.TimeLimits;
import eu.passerelle.model.LimitsChange;
import eu.passerelle.redesign.moves.CaseMove.MoveState;
import eu.passerelle.redesign.proposal.Proposals;
import eu.passerelle.redesign.report.Comparisons;
import eu.passerelle.redesign.report.MoveWish;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which live cases follow a publication, and how far they have come. The moving itself goes on behind: see {@link MoveRun}. */
@Service
@Transactional
public class CaseMoves {

  private final Forecasts forecasts;
  private final FlowBundles flows;
  private final Proposals proposals;
  private final Comparisons comparisons;
  private final MoveTable table;
  private final MoveRun run;

  CaseMoves(Forecasts forecasts, FlowBundles flows, Proposals proposals, Comparisons comparisons, MoveTable table, MoveRun run) {
    this.forecasts = forecasts;
    this.flows = flows;
    this.proposals = proposals;
    this.comparisons = comparisons;
    this.table = table;
    this.run = run;
  }

  /**
   * Writes down, in the publishing transaction, who is to follow and who stays and why; the moving begins when it has committed. Whatever
   * has not been written down is never moved: a case that stays is not moved later because it has gone on meanwhile.
   *
   * @param wish which cases are to follow; of those that are not, nothing is written
   */
  public void queue(String proposalNumber, String flow, String toDeploymentId, MoveWish wish) {
    MoveOrders orders = proposals.orders(proposalNumber, flow);
    List<CaseMove> moves = new ArrayList<>(flows.processesOf(toDeploymentId).stream()
        .flatMap(target -> forecasts.of(target.getId(), orders).standings().stream()
            .flatMap(standing -> wished(proposalNumber, flow, standing, target.getId(), wish)))
        .toList());
    if (proposals.find(proposalNumber).orElseThrow().newDueDates()) {
      moves.addAll(newDates(proposalNumber, flow, toDeploymentId, wish));
    }
    table.add(moves);
    table.supersede(proposalNumber, "A newer version was published before its turn came.");
    run.afterCommit();
  }

  /** Cases that stay on their version and get the dates of a changed table; those that move get them with the move. */
  private List<CaseMove> newDates(String proposalNumber, String flow, String toDeploymentId, MoveWish wish) {
    if (!TimeLimits.areIn(flows.of(toDeploymentId))) {
      return List.of();
    }
    Set<String> known = table.instances(proposalNumber);
    LimitsChange limits = comparisons.limits(proposals.bundles(proposalNumber));
    return limits.changedKeys().isEmpty() ? List.of() : forecasts.waitingUnder(limits).standings().stream()
        .flatMap(standing -> wished(proposalNumber, flow, standing, standing.definitionId(), wish))
        .filter(move -> !known.contains(move.instanceId())).toList();
  }

  private static Stream<CaseMove> wished(String proposalNumber, String flow, StandingAlike standing, String target, MoveWish wish) {
    boolean follows = standing.fate() == Fate.FOLLOWS;
    return standing.instances().stream().filter(instance -> wish.covers(instance.caseNumber()))
        .map(instance -> new CaseMove(proposalNumber, instance.id(), instance.caseNumber(), flow, standing.definitionId(),
            target, follows ? MoveState.WAITING : MoveState.STAYED, follows ? null : standing.why(),
            String.join("; ", standing.stepNames()),
            null, null, null));
  }

  /**
   * Asks again for those that have stayed: what kept a case may be over.
   *
   * @return false when another version is in force meanwhile: nobody is moved to one that is not
   */
  public boolean again(String proposalNumber) {
    boolean inForce = table.targets(proposalNumber).stream().allMatch(this::isInForce);
    if (inForce) {
      table.put(proposalNumber, MoveState.STAYED, MoveState.WAITING);
      run.afterCommit();
    }
    return inForce;
  }

  private boolean isInForce(Target target) {
    return flows.inForce(target.flow).map(bundle -> flows.processesOf(bundle.deploymentId())).orElse(List.of()).stream()
        .anyMatch(process -> process.getId().equals(target.definitionId));
  }

  /** Lets nobody move any more; those that are being moved at this moment are the last. */
  public void stop(String proposalNumber) {
    table.put(proposalNumber, MoveState.WAITING, MoveState.HELD);
  }

  public void goOn(String proposalNumber) {
    table.put(proposalNumber, MoveState.HELD, MoveState.WAITING);
    run.afterCommit();
  }

  @Transactional(readOnly = true)
  public MoveProgress progress(String proposalNumber) {
    Map<MoveState, Integer> counts = table.counts(proposalNumber);
    return new MoveProgress(counts.getOrDefault(MoveState.WAITING, 0), counts.getOrDefault(MoveState.HELD, 0),
        counts.getOrDefault(MoveState.MOVED, 0),
        counts.getOrDefault(MoveState.STAYED, 0), counts.getOrDefault(MoveState.ENDED, 0));
  }

  /** @return one page of the cases in this state, by number */
  @Transactional(readOnly = true)
  public List<CaseMove> results(String proposalNumber, MoveState state, int offset, int most) {
    return table.of(proposalNumber, state, offset, most);
  }

  /** A version that cases are moved to. */
  record Target(String flow, String definitionId) {}

  /** How many cases have moved, and what became of the others. */
  public record MoveProgress(int waiting, int held, int moved, int stayed, int ended) {

    public int all() {
      return waiting + held + moved + stayed + ended;
    }

    public int of(MoveState state) {
      return switch (state) {
        case WAITING -> waiting;
        case HELD -> held;
        case MOVED -> moved;
        case STAYED -> stayed;
        case ENDED -> ended;
      };
    }

    /** @return how many are dealt with */
    public int done() {
      return moved + stayed + ended;
    }

    public boolean isOver() {
      return waiting == 0 && held == 0;
    }

    public boolean isStopped() {
      return held > 0;
    }
  }
}
