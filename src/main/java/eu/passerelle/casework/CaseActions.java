package eu.passerelle.casework;

import eu.passerelle.casework.Cases.CaseAction;
import eu.passerelle.casework.Viewers.Viewer;
import eu.passerelle.engine.access.EngineRights;
import eu.passerelle.engine.flow.Flow;
import eu.passerelle.engine.flow.FlowCatalogue;
import eu.passerelle.stakeholder.Participations;
import eu.passerelle.stakeholder.Roles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Messages that a case, or an opportunity, waits for and that a person sends. */
@Component
class CaseActions {

  private final JdbcClient jdbc;
  private final FlowCatalogue flows;
  private final Participations participations;
  private final Roles roles;
  private final RuntimeService runtime;
  private final TaskService tasks;
  private final EngineRights rights;

  CaseActions(JdbcClient jdbc, FlowCatalogue flows, Participations participations, Roles roles, RuntimeService runtime, TaskService tasks,
      EngineRights rights) {
    this.jdbc = jdbc;
    this.flows = flows;
    this.participations = participations;
    this.roles = roles;
    this.runtime = runtime;
    this.tasks = tasks;
    this.rights = rights;
  }

  List<CaseAction> of(Running running, Viewer viewer) {
    return offered(running, viewer).map(offer -> new CaseAction(offer.id(), offer.action.sentence(), roles.labelOf(offer.action.role())))
        .toList();
  }

  void trigger(Running running, String actionId, Viewer viewer) {
    Offer offer = offers(running).filter(candidate -> candidate.id().equals(actionId)).findFirst().orElseThrow(() -> tooLate(running));
    if (!mayTrigger(running, viewer).test(offer)) {
      throw new NoSuchActionException(running.number());
    }
    if (running.suspended()) {
      throw new IllegalStateException("%s is suspended. Wait until the suspension ends.".formatted(running.number()));
    }
    try {
      rights.asHouse(() -> {
        tasks.createComment(null, running.rootInstanceId(), offer.action.sentence());
        runtime.messageEventReceived(offer.waiting.message, offer.waiting.executionId);
      });
    } catch (NullValueException | OptimisticLockingException | SuspendedEntityInteractionException somebodyWasFaster) {
      throw tooLate(running);
    }
  }

  private Stream<Offer> offered(Running running, Viewer viewer) {
    return running.open() && !running.suspended() ? offers(running).filter(mayTrigger(running, viewer)) : Stream.empty();
  }

  private Stream<Offer> offers(Running running) {
    return waits(running).stream().flatMap(waiting -> offer(waiting).stream());
  }

  /** The lane's party may, and a coordinator. */
  private Predicate<Offer> mayTrigger(Running running, Viewer viewer) {
    if (viewer.coordinates(running)) {
      return offer -> true;
    }
    Map<String, String> players = participations.parties(running.number(), running.schemeId(), running.corridorId());
    return offer -> viewer.worksFor(players.get(offer.action.role()));
  }

  private static IllegalStateException tooLate(Running running) {
    return new IllegalStateException("%s no longer waits for this. Look at it again.".formatted(running.number()));
  }

  private Optional<Offer> offer(Wait waiting) {
    return flows.flowOf(waiting.definitionId).actionOf(waiting.elementId).map(action -> new Offer(waiting, action));
  }

  /** One statement for all instances under the number. */
  private List<Wait> waits(Running running) {
    return jdbc.sql("""
        select s.ACTIVITY_ID_, s.EVENT_NAME_, s.EXECUTION_ID_, i.PROC_DEF_ID_ from ACT_RU_EVENT_SUBSCR s
        join ACT_RU_EXECUTION i on i.ID_ = s.PROC_INST_ID_
        where i.ROOT_PROC_INST_ID_ = ? and s.EVENT_TYPE_ = 'message' order by s.CREATED_, s.ID_""")
        .param(running.rootInstanceId())
        .query((row, index) -> new Wait(row.getString(1), row.getString(2), row.getString(3), row.getString(4))).list();
  }

  private record Wait(String elementId, String message, String executionId, String definitionId) {}

  private record Offer(Wait waiting, Flow.Action action) {

    String id() {
      return waiting.elementId + "." + waiting.executionId;
    }
  }
}
