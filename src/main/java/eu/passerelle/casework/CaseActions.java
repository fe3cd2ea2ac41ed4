package eu.passerelle.casework;

import eu.passerelle.casework.Cases.CaseAction;
import eu.passerelle.casework.Viewers.Viewer;
import eu.passerelle.engine.access.EngineRights;
import eu.passerelle.engine.flow.Flow;
import eu.passerelle.engine.flow.FlowCatalogue;
import eu.passerelle.engine.reading.AwaitedMessages;
import eu.passerelle.engine.reading.AwaitedMessages.Wait;
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
import org.springframework.stereotype.Component;

/** Messages that a case, or an opportunity, waits for and that a person sends. */
@Component
class CaseActions {

  private final AwaitedMessages messages;
  private final FlowCatalogue flows;
  private final Participations participations;
  private final Roles roles;
  private final RuntimeService runtime;
  private final TaskService tasks;
  private final EngineRights rights;

  CaseActions(AwaitedMessages messages, FlowCatalogue flows, Participations participations, Roles roles, RuntimeService runtime,
      TaskService tasks, EngineRights rights) {
    this.messages = messages;
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
        runtime.messageEventReceived(offer.waiting.message(), offer.waiting.executionId());
      });
    } catch (NullValueException | OptimisticLockingException | SuspendedEntityInteractionException somebodyWasFaster) {
      throw tooLate(running);
    }
  }

  private Stream<Offer> offered(Running running, Viewer viewer) {
    return running.open() && !running.suspended() ? offers(running).filter(mayTrigger(running, viewer)) : Stream.empty();
  }

  private Stream<Offer> offers(Running running) {
    return messages.under(running.rootInstanceId()).stream().flatMap(waiting -> offer(waiting).stream());
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
    return flows.flowOf(waiting.definitionId()).actionOf(waiting.elementId()).map(action -> new Offer(waiting, action));
  }

  private record Offer(Wait waiting, Flow.Action action) {

    String id() {
      return waiting.elementId() + "." + waiting.executionId();
    }
  }
}
