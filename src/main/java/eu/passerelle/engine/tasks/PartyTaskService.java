package eu.passerelle.engine.tasks;

import eu.passerelle.engine.SubmissionGate;
import eu.passerelle.engine.access.ActingPerson;
import eu.passerelle.model.FormField;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Attachment;
import org.camunda.bpm.engine.task.Comment;
import org.camunda.bpm.engine.task.Event;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The task service as people meet it, through Tasklist, REST or a page. Where no person is behind the call it is the engine's own.
 */
public class PartyTaskService extends HouseTaskService {

  private static final String NO_PART = "You have no part in this task.";

  private final ObjectProvider<SubmissionGate> gate;

  public PartyTaskService(ObjectProvider<SubmissionGate> gate) {
    this.gate = gate;
  }

  // who holds a task

  @Override
  public void claim(String taskId, String userId) {
    if (userId == null) {
      setAssignee(taskId, null);
      return;
    }
    inOneCommand(context -> {
      ActingPerson.behind(context).ifPresent(person -> {
        if (!person.id().equals(userId)) {
          throw new AuthorizationException("You can claim a task for yourself only.");
        }
        OpenTask.byId(context, taskId);
      });
      super.claim(taskId, userId);
      return null;
    });
  }

  @Override
  public void setAssignee(String taskId, String userId) {
    inOneCommand(context -> {
      ActingPerson.behind(context).ifPresentOrElse(
          person -> TaskHandOver.of(context, person, OpenTask.byId(context, taskId)).to(userId, () -> super.setAssignee(taskId, userId)),
          () -> super.setAssignee(taskId, userId));
      return null;
    });
  }

  /** What the engine itself lets an administrator change stays allowed, but for who works on the task. */
  @Override
  public void saveTask(Task changed) {
    inOneCommand(context -> {
      if (ActingPerson.behind(context).isPresent() && changed.getId() != null) {
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
      boolean person = ActingPerson.behind(context).isPresent();
      VariableMap values = super.completeWithVariablesInReturn(taskId, accepted(context, taskId, variables), deserializeValues);
      return person ? Variables.createVariables() : values;
    });
  }

  private Map<String, Object> accepted(CommandContext context, String taskId, Map<String, Object> variables) {
    if (ActingPerson.behind(context).isEmpty()) {
      return variables;
    }
    return gate.getObject().accept(taskId, variables);
  }

  // what people say about it

  @Override
  @Deprecated
  public void addComment(String taskId, String processInstanceId, String message) {
    createComment(taskId, processInstanceId, message);
  }

  @Override
  public Comment createComment(String taskId, String processInstanceId, String message) {
    return inOneCommand(context -> {
      if (message != null && message.length() > FormField.LONGEST_TEXT && ActingPerson.behind(context).isPresent()) {
        throw new BadUserRequestException(
            String.format(Locale.ENGLISH,
                "A comment may have %,d characters, this one has %,d. Shorten it.", FormField.LONGEST_TEXT, message.length()));
      }
      return super.createComment(taskId, instanceFor(context, taskId, processInstanceId), message);
    });
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
  public Attachment createAttachment(String type, String taskId, String processInstanceId, String name, String description,
      InputStream content) {
    return inOneCommand(
        context -> super.createAttachment(type, taskId, instanceFor(context, taskId, processInstanceId), name, description, content));
  }

  @Override
  public Attachment createAttachment(String type, String taskId, String processInstanceId, String name, String description, String url) {
    return inOneCommand(
        context -> super.createAttachment(type, taskId, instanceFor(context, taskId, processInstanceId), name, description, url));
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

  // the rules

  private <T> T withPartIn(String taskId, Supplier<T> work) {
    return inOneCommand(context -> {
      if (ActingPerson.behind(context).isPresent()) {
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
      if (ActingPerson.behind(context).isPresent()
          && history(context).createHistoricProcessInstanceQuery().processInstanceId(processInstanceId).count() == 0) {
        throw new AuthorizationException("You have no access to this case as a whole.");
      }
      return work.get();
    });
  }

  /** A person cannot attach a word to an instance of their own choice: it goes where the task stands. */
  private static String instanceFor(CommandContext context, String taskId, String asked) {
    return ActingPerson.behind(context).isEmpty() ? asked : historicTask(context, taskId).getProcessInstanceId();
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
}
