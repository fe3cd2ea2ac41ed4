package eu.passerelle.redesign;

import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.engine.moving.CaseMover;
import eu.passerelle.engine.moving.MoveResult;
import eu.passerelle.engine.moving.Redating;
import eu.passerelle.engine.tables.ProposedTimeLimits;
import eu.passerelle.model.TimeLimitSource;
import eu.passerelle.redesign.CaseMove.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves the cases that wait, some in a transaction with their receipts. It may be killed anywhere, run twice, or run on two nodes at once:
 * what is not written down as moved has not moved. Where one of them cannot be moved, each goes alone, so that it keeps only itself.
 */
@Component
class MoveRun {

  private static final int AT_ONCE = 25;

  /** The engine may be refused by the database because of what somebody does in the same moment; the next run is later. */
  private static final int TRIES = 3;
  private static final Logger LOG = LoggerFactory.getLogger(MoveRun.class);

  private final MoveTable table;
  private final CaseMover mover;
  private final Redating redating;
  private final Proposals proposals;
  private final FlowBundles flows;
  private final IdentityService identity;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final TaskScheduler scheduler;
  private final Map<String, Integer> tries = new ConcurrentHashMap<>();
  /** Read once for each proposal while a run lasts. */
  private final Map<String, Optional<TimeLimitSource>> formerLimits = new ConcurrentHashMap<>();

  MoveRun(MoveTable table, CaseMover mover, Redating redating, Proposals proposals, FlowBundles flows, IdentityService identity,
      JdbcClient jdbc, TransactionTemplate transaction, TaskScheduler scheduler) {
    this.table = table;
    this.mover = mover;
    this.redating = redating;
    this.proposals = proposals;
    this.flows = flows;
    this.identity = identity;
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.scheduler = scheduler;
  }

  /** Runs as soon as the present transaction has committed. */
  void afterCommit() {
    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
      @Override
      public void afterCommit() {
        scheduler.schedule(MoveRun.this::run, Instant.now());
      }
    });
  }

  /** Goes once through all that wait; {@code synchronized} because one run at a time is enough for a node. */
  @Scheduled(initialDelayString = "${passerelle.moves.poll:PT5S}", fixedDelayString = "${passerelle.moves.poll:PT20S}")
  synchronized void run() {
    CaseMove last = null;
    List<CaseMove> some;
    do {
      some = some(last);
      last = some.isEmpty() ? null : some.get(some.size() - 1);
    } while (last != null);
    formerLimits.clear();
  }

  /** @return those whose turn it was */
  private List<CaseMove> some(CaseMove last) {
    List<CaseMove> taken = new ArrayList<>();
    try {
      transaction.executeWithoutResult(status -> {
        taken.addAll(table.take(last, AT_ONCE));
        move(taken);
      });
    } catch (RuntimeException together) {
      taken.forEach(this::alone);
    }
    return taken;
  }

  private void alone(CaseMove move) {
    try {
      transaction.executeWithoutResult(status -> table.take(move).ifPresent(mine -> move(List.of(mine))));
      tries.remove(move.instanceId());
    } catch (OptimisticLockingException | ConcurrencyFailureException busy) {
      LOG.debug("Somebody is at work on {} at this moment; it is moved a little later.", move.instanceId(), busy);
    } catch (RuntimeException refused) {
      if (tries.merge(move.instanceId(), 1, Integer::sum) >= TRIES) {
        stay(move, refused);
      }
    }
  }

  private void stay(CaseMove move, RuntimeException refused) {
    LOG.warn("The instance {} of case {} could not be moved; it stays on its version.", move.instanceId(), move.caseNumber(), refused);
    tries.remove(move.instanceId());
    transaction.executeWithoutResult(status -> table.take(move).ifPresent(mine ->
        table.write(List.of(result(mine, State.STAYED, "The engine refused to move it; it goes on on its version.", mine.stoodAt(), null)))));
  }

  private void move(List<CaseMove> moves) {
    Map<Together, List<CaseMove>> groups = moves.stream().collect(Collectors.groupingBy(
        move -> new Together(move.proposalNumber(), move.flow(), move.toDefinition()), LinkedHashMap::new, Collectors.toList()));
    groups.forEach((together, group) -> {
      Map<String, String> mapping = proposals.mapping(together.proposalNumber, together.flow);
      boolean newDueDates = proposals.find(together.proposalNumber).orElseThrow().newDueDates();
      List<String> instances = group.stream().map(CaseMove::instanceId).toList();
      Map<String, MoveResult> results = asPublisher(together, () -> {
        if (newDueDates) {
          formerLimits.computeIfAbsent(together.proposalNumber, this::formerLimits).ifPresent(former -> redating.redate(instances, former));
        }
        return mover.move(together.toDefinition, mapping, newDueDates, instances);
      }).stream().collect(Collectors.toMap(MoveResult::instanceId, Function.identity()));
      table.write(group.stream().map(move -> result(move, results.get(move.instanceId()))).toList());
    });
  }

  /** @return the table of time limits that the proposal has replaced; nothing when it changes none */
  private Optional<TimeLimitSource> formerLimits(String proposalNumber) {
    return proposals.bundles(proposalNumber).stream().filter(bundle -> bundle.deploymentId() != null && ProposedTimeLimits.in(bundle).isPresent())
        .findFirst().flatMap(bundle -> ProposedTimeLimits.in(flows.of(bundle.deploymentId())));
  }

  /** The log of the engine names who decided it, for the moving happens after that person has gone. */
  private List<MoveResult> asPublisher(Together together, Supplier<List<MoveResult>> work) {
    String publisher = jdbc.sql("select published_by from publication where proposal_number = ?").param(together.proposalNumber)
        .query(String.class).list().stream().findFirst().orElse(null);
    identity.setAuthenticatedUserId(publisher);
    try {
      return work.get();
    } finally {
      identity.clearAuthentication();
    }
  }

  private static CaseMove result(CaseMove move, MoveResult moved) {
    if (moved == null) {
      return result(move, State.ENDED, null, move.stoodAt(), null);
    }
    List<String> stoodAt = moved.stoodAt().isEmpty() ? List.of(move.stoodAt()) : moved.stoodAt();
    return result(move, moved.moved() ? State.MOVED : State.STAYED, moved.moved() ? null : moved.why(), String.join("; ", stoodAt),
        moved.moved() ? String.join("; ", moved.standsAt()) : null);
  }

  private static CaseMove result(CaseMove move, State state, String why, String stoodAt, String standsAt) {
    return new CaseMove(move.proposalNumber(), move.instanceId(), move.caseNumber(), move.flow(), move.fromDefinition(), move.toDefinition(),
        state, why, stoodAt, standsAt, move.movedAt());
  }

  private record Together(String proposalNumber, String flow, String toDefinition) {}
}
