package eu.passerelle.engine.tasks;

import eu.passerelle.engine.access.Collisions;
import eu.passerelle.engine.access.ActingPerson;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.task.Attachment;

/** What only the house may do with a task: a person who asks for one of these reads why not. */
abstract class HouseTaskService extends TaskServiceImpl {

  static final String LANE_DECIDES = "The lane decides whose work a task is; it cannot be changed on the task.";

  private static final String FORM_DECIDES = "This step is decided by its form. Fill it in and complete the task.";
  private static final String COMMENTS_STAY = "A comment or attachment stays as it was written.";

  // who holds a task

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

  // how a task ends

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

  // what people have said about it

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

  /** One command, one transaction, and what one question reads the next need not read again. */
  final <T> T inOneCommand(Command<T> work) {
    return Collisions.tryAgain(() -> TaskRefusals.inWords(() -> commandExecutor.execute(work)));
  }

  private void forTheHouse(String refusal, Runnable work) {
    inOneCommand(context -> {
      if (ActingPerson.behind(context).isPresent()) {
        throw new AuthorizationException(refusal);
      }
      work.run();
      return null;
    });
  }
}
