package eu.passerelle.redesign.trials;

import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.engine.moving.Fate;
import eu.passerelle.engine.moving.LiveInstance;
import eu.passerelle.engine.moving.MoveOrders;
import eu.passerelle.engine.moving.StandingAlike;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.redesign.proposal.Proposal;
import eu.passerelle.redesign.proposal.Proposals;
import eu.passerelle.redesign.report.ConcernedCases;
import eu.passerelle.tryout.LiveCases;
import eu.passerelle.tryout.LiveGroup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which live cases a proposal would move, those that stand alike together; the largest groups are tried. */
@Component
public class ConcernedGroups {

  private static final int MOST = 20;
  /** So many are asked for the cohort that most of them belong to. */
  private static final int ASKED = 1000;

  private final Proposals proposals;
  private final ConcernedCases cases;
  private final FlowBundles flows;
  private final JdbcClient jdbc;

  ConcernedGroups(Proposals proposals, ConcernedCases cases, FlowBundles flows, JdbcClient jdbc) {
    this.proposals = proposals;
    this.cases = cases;
    this.flows = flows;
    this.jdbc = jdbc;
  }

  /** @return what a try-out has to know of them; nothing of what anybody answered */
  public LiveCases of(Proposal proposal) {
    List<Towards> all = new ArrayList<>();
    proposals.bundles(proposal.number()).stream().filter(FlowBundle::isDrawn).forEach(bundle -> {
      MoveOrders orders = proposals.orders(proposal.number(), bundle.flow());
      cases.standing(proposal, bundle).forEach(standing -> all.add(new Towards(bundle, orders, standing)));
    });
    List<Towards> following = all.stream().filter(one -> one.standing.fate() == Fate.FOLLOWS)
        .sorted(Comparator.comparingInt((Towards one) -> one.standing.instances().size()).reversed()).toList();
    return new LiveCases(following.stream().limit(MOST).map(this::group).toList(), Math.max(0, following.size() - MOST),
        count(all, Fate.STAYS), count(all, Fate.DECIDE), proposal.newDueDates());
  }

  private static int count(List<Towards> all, Fate fate) {
    return all.stream().filter(one -> one.standing.fate() == fate).mapToInt(one -> one.standing.instances().size()).sum();
  }

  private LiveGroup group(Towards one) {
    FlowBundle version = flows.ofVersion(one.standing.definitionId());
    String process = flows.processesOf(version.deploymentId()).stream()
        .filter(definition -> definition.getId().equals(one.standing.definitionId())).findFirst().orElseThrow().getKey();
    return new LiveGroup(process, version, one.proposed, cohort(one.standing.instances()), one.orders, one.standing);
  }

  private String cohort(List<LiveInstance> instances) {
    List<String> numbers = instances.stream().map(LiveInstance::caseNumber).filter(Objects::nonNull).limit(ASKED).toList();
    return numbers.isEmpty() ? null : jdbc.sql("""
        select cohort_id from case_overview where number in (:numbers) and cohort_id is not null
        group by cohort_id order by count(*) desc, cohort_id limit 1""").param("numbers", numbers).query(String.class).optional()
        .orElse(null);
  }

  /** Cases that stand alike, and what a proposal has of their flow. */
  private record Towards(FlowBundle proposed, MoveOrders orders, StandingAlike standing) {}
}
