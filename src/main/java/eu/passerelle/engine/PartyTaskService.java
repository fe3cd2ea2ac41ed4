package eu.passerelle.engine;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Attachment;
import org.camunda.bpm.engine.task.Comment;
import org.camunda.bpm.engine.task.Event;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;

/**
 * The task service as people meet it, through Tasklist, REST or a page. Where no person is behind the call it is the engine's own.
 */
class PartyTaskService extends TaskServiceImpl {

  private static final String LANE_DECIDES = "The lane decides whose work a task is; it cannot be changed on the task.";
  private static final String FORM_DECIDES = "This step is decided by its form. Fill it in and complete the task.";
  private static final String COMMENTS_STAY = "A comment or attachment stays as it was written.";
  private static final String NO_PART = "You have no part in this task.";

  private final Ports ports;

  PartyTaskService(Ports ports) {
    this.ports = ports;
  }

  // who holds a task

  @Override
  public void claim(String taskId, String userId) {
    if (userId == null) {
      setAssignee(taskId, null);
      return;
    }
    inOneCommand(context -> {
      Person.behind(context).filter(person -> !person.id().equals(userId)).ifPresent(person -> {
        throw new AuthorizationException("You can claim a task for yourself only.");
      });
      super.claim(taskId, userId);
      return null;
    });
  }

  @Override
  public void setAssignee(String taskId, String userId) {
    inOneCommand(context -> {
      Person.behind(context).ifPresentOrElse(
          person -> TaskHandOver.of(context, person, task(context, taskId)).to(userId, () -> super.setAssignee(taskId, userId)),
          () -> super.setAssignee(taskId, userId));
      return null;
    });
  }

  @Override
  public void setOwner(String taskId, String userId) {
    forTheHouse(LANE_DECIDES, () -> super.setOwner(taskId, userId));
  }

  @Override
  public void delegateTask(String taskId, String userId) {
    forTheHouse(LANE_DECIDES, () -> super.delegateTask(taskId, userId));
  }

  @Override
  public void addCandidateUser(String taskId, String userId) {
    forTheHouse(LANE_DECIDES, () -> super.addCandidateUser(taskId, userId));
  }

  @Override
  public void addCandidateGroup(String taskId, String groupId) {
    forTheHouse(LANE_DECIDES, () -> super.addCandidateGroup(taskId, groupId));
  }

  @Override
  public void addUserIdentityLink(String taskId, String userId, String type) {
    forTheHouse(LANE_DECIDES, () -> super.addUserIdentityLink(taskId, userId, type));
  }

  @Override
  public void addGroupIdentityLink(String taskId, String groupId, String type) {
    forTheHouse(LANE_DECIDES, () -> super.addGroupIdentityLink(taskId, groupId, type));
  }

  @Override
  public void deleteCandidateGroup(String taskId, String groupId) {
    forTheHouse(LANE_DECIDES, () -> super.deleteCandidateGroup(taskId, groupId));
  }

  @Override
  public void deleteCandidateUser(String taskId, String userId) {
    forTheHouse(LANE_DECIDES, () -> super.deleteCandidateUser(taskId, userId));
  }

  @Override
  public void deleteGroupIdentityLink(String taskId, String groupId, String type) {
    forTheHouse(LANE_DECIDES, () -> super.deleteGroupIdentityLink(taskId, groupId, type));
  }

  @Override
  public void deleteUserIdentityLink(String taskId, String userId, String type) {
    forTheHouse(LANE_DECIDES, () -> super.deleteUserIdentityLink(taskId, userId, type));
  }

  /** What the engine itself lets an administrator change stays allowed, but for who works on the task. */
  @Override
  public void saveTask(Task changed) {
    inOneCommand(context -> {
      if (Person.behind(context).isPresent() && changed.getId() != null) {
        TaskEntity stored = context.getTaskManager().findTaskById(changed.getId());
        if (stored != null && reassigns(stored, changed)) {
          throw new AuthorizationException(LANE_DECIDES);
        }
      }
      super.saveTask(changed);
      return null;
    });
  }

  private static boolean reassigns(TaskEntity stored, Task changed) {
    return !Objects.equals(stored.getAssignee(), changed.getAssignee())
        || !Objects.equals(stored.getOwner(), changed.getOwner())
        || stored.getDelegationState() != changed.getDelegationState();
  }

  // how a task ends

  @Override
  public void complete(String taskId) {
    complete(taskId, null);
  }

  @Override
  public void complete(String taskId, Map<String, Object> variables) {
    inOneCommand(context -> {
      super.complete(taskId, accepted(context, taskId, variables));
      return null;
    });
  }

  /** Nothing comes back to a person: the engine would return every value of the case. */
  @Override
  public VariableMap completeWithVariablesInReturn(String taskId, Map<String, Object> variables, boolean deserializeValues) {
    return inOneCommand(context -> {
      boolean person = Person.behind(context).isPresent();
      VariableMap values = super.completeWithVariablesInReturn(taskId, accepted(context, taskId, variables), deserializeValues);
      return person ? Variables.createVariables() : values;
    });
  }

  private Map<String, Object> accepted(CommandContext context, String taskId, Map<String, Object> variables) {
    if (Person.behind(context).isEmpty()) {
      return variables;
    }
    Map<String, Object> values = variables == null ? Map.of() : variables;
    return ports.submissions().map(gate -> gate.accept(taskId, values)).orElse(values);
  }

  @Override
  public void resolveTask(String taskId) {
    forTheHouse(FORM_DECIDES, () -> super.resolveTask(taskId));
  }

  @Override
  public void resolveTask(String taskId, Map<String, Object> variables) {
    forTheHouse(FORM_DECIDES, () -> super.resolveTask(taskId, variables));
  }

  @Override
  public void handleBpmnError(String taskId, String errorCode) {
    forTheHouse(FORM_DECIDES, () -> super.handleBpmnError(taskId, errorCode));
  }

  @Override
  public void handleBpmnError(String taskId, String errorCode, String errorMessage) {
    forTheHouse(FORM_DECIDES, () -> super.handleBpmnError(taskId, errorCode, errorMessage));
  }

  @Override
  public void handleBpmnError(String taskId, String errorCode, String errorMessage, Map<String, Object> variables) {
    forTheHouse(FORM_DECIDES, () -> super.handleBpmnError(taskId, errorCode, errorMessage, variables));
  }

  @Override
  public void handleEscalation(String taskId, String escalationCode) {
    forTheHouse(FORM_DECIDES, () -> super.handleEscalation(taskId, escalationCode));
  }

  @Override
  public void handleEscalation(String taskId, String escalationCode, Map<String, Object> variables) {
    forTheHouse(FORM_DECIDES, () -> super.handleEscalation(taskId, escalationCode, variables));
  }

  // what people say about it

  @Override
  @Deprecated
  public void addComment(String taskId, String processInstanceId, String message) {
    createComment(taskId, processInstanceId, message);
  }

  @Override
  public Comment createComment(String taskId, String processInstanceId, String message) {
    return inOneCommand(context -> super.createComment(taskId, instanceFor(context, taskId, processInstanceId), message));
  }

  @Override
  public List<Comment> getTaskComments(String taskId) {
    return withPartIn(taskId, () -> super.getTaskComments(taskId));
  }

  @Override
  public Comment getTaskComment(String taskId, String commentId) {
    return withPartIn(taskId, () -> super.getTaskComment(taskId, commentId));
  }

  @Override
  @Deprecated
  public List<Event> getTaskEvents(String taskId) {
    return withPartIn(taskId, () -> super.getTaskEvents(taskId));
  }

  @Override
  public List<Comment> getProcessInstanceComments(String processInstanceId) {
    return withHistoryOf(processInstanceId, () -> super.getProcessInstanceComments(processInstanceId));
  }

  @Override
  public void updateTaskComment(String taskId, String commentId, String message) {
    forTheHouse(COMMENTS_STAY, () -> super.updateTaskComment(taskId, commentId, message));
  }

  @Override
  public void updateProcessInstanceComment(String processInstanceId, String commentId, String message) {
    forTheHouse(COMMENTS_STAY, () -> super.updateProcessInstanceComment(processInstanceId, commentId, message));
  }

  @Override
  public void deleteTaskComment(String taskId, String commentId) {
    forTheHouse(COMMENTS_STAY, () -> super.deleteTaskComment(taskId, commentId));
  }

  @Override
  public void deleteTaskComments(String taskId) {
    forTheHouse(COMMENTS_STAY, () -> super.deleteTaskComments(taskId));
  }

  @Override
  public void deleteProcessInstanceComment(String processInstanceId, String commentId) {
    forTheHouse(COMMENTS_STAY, () -> super.deleteProcessInstanceComment(processInstanceId, commentId));
  }

  @Override
  public void deleteProcessInstanceComments(String processInstanceId) {
    forTheHouse(COMMENTS_STAY, () -> super.deleteProcessInstanceComments(processInstanceId));
  }

  @Override
  public Attachment createAttachment(String type, String taskId, String processInstanceId, String name, String description, InputStream content) {
    return inOneCommand(context ->
        super.createAttachment(type, taskId, instanceFor(context, taskId, processInstanceId), name, description, content));
  }

  @Override
  public Attachment createAttachment(String type, String taskId, String processInstanceId, String name, String description, String url) {
    return inOneCommand(context ->
        super.createAttachment(type, taskId, instanceFor(context, taskId, processInstanceId), name, description, url));
  }

  @Override
  public Attachment getAttachment(String attachmentId) {
    return withPartInAttached(attachmentId, () -> super.getAttachment(attachmentId));
  }

  @Override
  public InputStream getAttachmentContent(String attachmentId) {
    return withPartInAttached(attachmentId, () -> super.getAttachmentContent(attachmentId));
  }

  @Override
  public Attachment getTaskAttachment(String taskId, String attachmentId) {
    return withPartIn(taskId, () -> super.getTaskAttachment(taskId, attachmentId));
  }

  @Override
  public InputStream getTaskAttachmentContent(String taskId, String attachmentId) {
    return withPartIn(taskId, () -> super.getTaskAttachmentContent(taskId, attachmentId));
  }

  @Override
  public List<Attachment> getTaskAttachments(String taskId) {
    return withPartIn(taskId, () -> super.getTaskAttachments(taskId));
  }

  @Override
  public List<Attachment> getProcessInstanceAttachments(String processInstanceId) {
    return withHistoryOf(processInstanceId, () -> super.getProcessInstanceAttachments(processInstanceId));
  }

  @Override
  public void saveAttachment(Attachment attachment) {
    forTheHouse(COMMENTS_STAY, () -> super.saveAttachment(attachment));
  }

  @Override
  public void deleteAttachment(String attachmentId) {
    forTheHouse(COMMENTS_STAY, () -> super.deleteAttachment(attachmentId));
  }

  @Override
  public void deleteTaskAttachment(String taskId, String attachmentId) {
    forTheHouse(COMMENTS_STAY, () -> super.deleteTaskAttachment(taskId, attachmentId));
  }

  // the rules

  /** One command, one transaction, and what one question reads the next need not read again. */
  private <T> T inOneCommand(Command<T> work) {
    return commandExecutor.execute(work);
  }

  private void forTheHouse(String refusal, Runnable work) {
    inOneCommand(context -> {
      if (Person.behind(context).isPresent()) {
        throw new AuthorizationException(refusal);
      }
      work.run();
      return null;
    });
  }

  private <T> T withPartIn(String taskId, Supplier<T> work) {
    return inOneCommand(context -> {
      if (Person.behind(context).isPresent()) {
        historicTask(context, taskId);
      }
      return work.get();
    });
  }

  private <T> T withPartInAttached(String attachmentId, Supplier<T> work) {
    return inOneCommand(context -> {
      Attachment attachment = super.getAttachment(attachmentId);
      return attachment == null ? null : withPartIn(attachment.getTaskId(), work);
    });
  }

  private <T> T withHistoryOf(String processInstanceId, Supplier<T> work) {
    return inOneCommand(context -> {
      if (Person.behind(context).isPresent()
          && history(context).createHistoricProcessInstanceQuery().processInstanceId(processInstanceId).count() == 0) {
        throw new AuthorizationException("You have no access to this case as a whole.");
      }
      return work.get();
    });
  }

  /** A person cannot attach a word to an instance of their own choice: it goes where the task stands. */
  private static String instanceFor(CommandContext context, String taskId, String asked) {
    return Person.behind(context).isEmpty() ? asked : historicTask(context, taskId).getProcessInstanceId();
  }

  private static HistoricTaskInstance historicTask(CommandContext context, String taskId) {
    HistoricTaskInstance task =
        taskId == null ? null : history(context).createHistoricTaskInstanceQuery().taskId(taskId).singleResult();
    if (task == null) {
      throw new AuthorizationException(NO_PART);
    }
    return task;
  }

  private static HistoryService history(CommandContext context) {
    return context.getProcessEngineConfiguration().getHistoryService();
  }

  private static TaskEntity task(CommandContext context, String taskId) {
    TaskEntity task = taskId == null ? null : context.getTaskManager().findTaskById(taskId);
    if (task == null) {
      throw new NullValueException("There is no open task " + taskId + ". A colleague may have completed it.");
    }
    return task;
  }
}
