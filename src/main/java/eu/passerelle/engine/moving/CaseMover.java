package eu.passerelle.engine.moving;

import eu.passerelle.engine.access.Collisions;
import eu.passerelle.engine.access.EngineRights;
import eu.passerelle.engine.tables.Tables;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** Lets live instances follow a diagram that is in force. */
@Component
@NamedInterface
public class CaseMover {

  private final EngineRights rights;
  private final Positions positions;
  private final MovePlans plans;
  private final EngineMigration migration;
  private final Detours ways;
  private final Tables tables;

  CaseMover(EngineRights rights, Positions positions, MovePlans plans, EngineMigration migration, Detours ways, Tables tables) {
    this.rights = rights;
    this.positions = positions;
    this.plans = plans;
    this.migration = migration;
    this.ways = ways;
    this.tables = tables;
  }

  /**
   * Lets instances follow a diagram that is in force, all of them in one transaction. Their tasks get the name, the organisation and the
   * card that it gives them; an instance that cannot follow stays as it is.
   *
   * @param targetDefinitionId the version to follow
   * @param orders what was decided for those that cannot simply follow
   * @param newDueDates whether due dates and timers follow a changed time limit
   * @return what became of each that still lives; one that is on this version already counts as moved
   * @throws OptimisticLockingException when somebody works on one of them at this moment: then none has moved
   * @throws RuntimeException when the engine refuses one of them: then none has moved
   */
  public List<MoveResult> move(String targetDefinitionId, MoveOrders orders, boolean newDueDates,
      Collection<String> instanceIds) {
    return Collisions.named(() -> rights.asHouse(() -> {
      ProcessDefinitionEntity target = plans.deployed(targetDefinitionId);
      if (newDueDates) {
        tables.refresh();
      }
      List<MoveResult> results = new ArrayList<>();
      Map<String, Detour> detours = new LinkedHashMap<>();
      follow(Context.getCommandContext(), target, orders, instanceIds, results, detours)
          .forEach((plan, following) -> migration.migrate(Context.getCommandContext(), plan, following, newDueDates));
      detours.forEach((instance, detour) -> ways.take(Context.getCommandContext(), instance, detour));
      return results;
    }));
  }

  /** @return those that follow, by the way they go; what is there already has nothing left to do */
  private Map<MovePlan, List<Position>> follow(CommandContext context, ProcessDefinitionEntity target, MoveOrders orders,
      Collection<String> instanceIds, List<MoveResult> results, Map<String, Detour> detours) {
    Map<MovePlan, List<Position>> following = new LinkedHashMap<>();
    KnownOfAll known = KnownOfAll.of(positions, instanceIds);
    for (String id : instanceIds) {
      Positions.of(context, id).ifPresent(position -> {
        if (position.definitionId().equals(target.getId())) {
          results.add(new MoveResult(id, true, "", List.of(), position.names(target), ""));
          return;
        }
        MovePlan plan = plans.to(target, position.definitionId(), orders);
        MovePlan.Verdict verdict = plan.judge(position, known.of(position));
        results.add(plan.result(position, verdict));
        if (verdict.fate() == Fate.FOLLOWS) {
          following.computeIfAbsent(plan, key -> new ArrayList<>()).add(position);
          if (verdict.detour() != null) {
            detours.put(id, verdict.detour());
          }
        }
      });
    }
    return following;
  }
}
