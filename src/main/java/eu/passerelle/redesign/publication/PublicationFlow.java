package eu.passerelle.redesign.publication;

import eu.passerelle.engine.access.EngineRights;
import eu.passerelle.engine.deployment.FlowVersion;
import eu.passerelle.engine.deployment.FlowVersions;
import eu.passerelle.redesign.flows.RedesignSettings;
import eu.passerelle.redesign.proposal.Proposal;
import eu.passerelle.redesign.proposal.ProposalStarted;
import eu.passerelle.stakeholder.Organisations;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The flow that a proposal runs through. It is drawn like every other and may be redrawn; whatever is wrong with it, the proposal is kept,
 * and an administrator can publish it without.
 */
@Component
public class PublicationFlow implements ProposalStarted {

  /** What tells an instance that its proposal is no longer open. */
  static final String CLOSED = "proposalClosed";

  private static final Logger LOG = LoggerFactory.getLogger(PublicationFlow.class);

  private final String process;
  private final RuntimeService runtime;
  private final TaskService tasks;
  private final IdentityService identity;
  private final EngineRights rights;
  private final Organisations organisations;
  private final FlowVersions versions;
  private final ApplicationEventPublisher events;

  public PublicationFlow(RedesignSettings settings, RuntimeService runtime, TaskService tasks, IdentityService identity,
      EngineRights rights,
      Organisations organisations, FlowVersions versions, ApplicationEventPublisher events) {
    this.tasks = tasks;
    this.identity = identity;
    this.process = settings.publicationProcess();
    this.runtime = runtime;
    this.rights = rights;
    this.organisations = organisations;
    this.versions = versions;
    this.events = events;
  }

  @Override
  public void proposed(Proposal proposal) {
    events.publishEvent(new Stored(proposal));
  }

  /** When the proposal is stored for good: at the end of the transaction, if there is one. */
  @TransactionalEventListener(fallbackExecution = true)
  public void start(Stored stored) {
    start(stored.proposal);
  }

  @Override
  public void replaced(Proposal older, Proposal newer) {
    close(older.number(), "It was replaced by " + newer.number() + ".");
  }

  /** @return whether the proposal is on its way through the flow */
  public boolean runsFor(String number) {
    return !instances(number).isEmpty();
  }

  /**
   * A step drawn into another flow would be a way past the countersignature.
   *
   * @param done what the step does with the proposal, in a word
   * @throws ProcessEngineException unless the flow of this very proposal is at work here, by itself or in a flow that it calls
   */
  void mustBeBehind(DelegateExecution execution, String number, String done) {
    DelegateExecution root = execution.getProcessInstance();
    while (root.getSuperExecution() != null) {
      root = root.getSuperExecution().getProcessInstance();
    }
    String flow = root.getProcessEngineServices().getRepositoryService().getProcessDefinition(root.getProcessDefinitionId()).getKey();
    if (!flow.equals(process) || !number.equals(root.getProcessBusinessKey())) {
      throw new ProcessEngineException("A proposal is " + done + " by its own flow of publication, not by any other.");
    }
  }

  /** @return whether it has come to a fault over which it does not get by itself */
  public boolean isStuck(String number) {
    return instances(number).stream()
        .anyMatch(instance -> rights.asHouse(() -> runtime.createIncidentQuery().processInstanceId(instance.getId()).count() > 0));
  }

  /** What is said on the page of the proposal stands in its tasks too. */
  public void tellReason(String number, String reason) {
    rights.asHouse(() -> runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).list()
        .forEach(instance -> runtime.setVariable(instance.getId(), "changeReason", reason)));
  }

  /** @return the steps that wait for somebody, with the groups that have them */
  public List<Step> openSteps(String number, Collection<String> readersGroups) {
    return rights.asHouse(() -> tasks.createTaskQuery().processInstanceBusinessKey(number).orderByTaskCreateTime().asc().list().stream()
        .map(task -> step(task, readersGroups)).toList());
  }

  private Step step(Task task, Collection<String> readersGroups) {
    List<String> groups =
        tasks.getIdentityLinksForTask(task.getId()).stream().map(IdentityLink::getGroupId).filter(Objects::nonNull).toList();
    return new Step(task.getId(), task.getName(), groups.stream().flatMap(group -> groupName(group).stream()).findFirst().orElse(null),
        task.getDueDate() == null ? null : task.getDueDate().toInstant(), groups.stream().anyMatch(readersGroups::contains));
  }

  private Optional<String> groupName(String id) {
    return Optional.ofNullable(identity.createGroupQuery().groupId(id).singleResult()).map(Group::getName);
  }

  /** A proposal is stored. */
  record Stored(Proposal proposal) {}

  /**
   * A step that waits.
   *
   * @param mine whether the reader can do it
   */
  public record Step(String taskId, String name, String group, Instant due, boolean mine) {}

  /** Ends it as the diagram says for a proposal that is no longer open; ends it all the same where the diagram says nothing. */
  void close(String number, String why) {
    rights.asHouse(() -> instances(number).forEach(instance -> {
      boolean waits = runtime.createEventSubscriptionQuery().processInstanceId(instance.getId()).eventType("message").eventName(CLOSED)
          .count() > 0;
      if (waits) {
        runtime.createMessageCorrelation(CLOSED).processInstanceId(instance.getId()).setVariable("closedBecause", why).correlate();
      } else {
        abandon(instance, why);
      }
    }));
  }

  /** Ends it whatever the diagram says: for an administrator, when the flow itself is what does not work. */
  public void abandon(String number, String why) {
    rights.asHouse(() -> instances(number).forEach(instance -> abandon(instance, why)));
  }

  private void abandon(ProcessInstance instance, String why) {
    runtime.deleteProcessInstance(instance.getId(), why, true, true, true, false);
  }

  /** Starts it now, unless it runs. Never throws. */
  public void start(Proposal proposal) {
    try {
      rights.apart(() -> {
        if (!runsFor(proposal.number())) {
          Map<String, Object> facts = new HashMap<>(Map.of("scheme", proposal.schemeId(), "proposal", proposal.number(),
              "proposedBy", proposal.proposedBy(), "proposerName", organisations.nameOf(proposal.proposedBy()),
              "proposedFlow", nameOf(proposal), "proposalTitle", proposal.title()));
          facts.put("changeReason", proposal.reason());
          runtime.startProcessInstanceByKey(process, proposal.number(), facts);
        }
      });
    } catch (RuntimeException e) {
      LOG.error("The proposal {} is stored, but the flow {} did not start for it. An administrator can publish it without.",
          proposal.number(), process, e);
    }
  }

  /** What is proposed for the first time has no name yet. */
  private String nameOf(Proposal proposal) {
    return versions.of(proposal.flow()).stream().findFirst().map(FlowVersion::name).orElse(proposal.flow());
  }

  private List<ProcessInstance> instances(String number) {
    return rights.asHouse(() -> runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).rootProcessInstances().list());
  }
}
