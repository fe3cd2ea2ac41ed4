package eu.passerelle.engine.tasks;

import eu.passerelle.engine.access.ActingPerson;
import eu.passerelle.engine.access.SecondPerson;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cmd.AddCommentCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/** A task changes hands inside its party, and everybody in it can read who did that. */
record TaskHandOver(CommandContext context, ActingPerson person, TaskEntity task, String party) {

  static TaskHandOver of(CommandContext context, ActingPerson person, TaskEntity task) {
    return new TaskHandOver(context, person, task, person.requirePartyOf(task));
  }

  /** @param assignment the engine's own assignment, run without its permission check because ours has been made */
  void to(String receiver, Runnable assignment) {
    String holder = task.getAssignee();
    if (receiver != null && !receiver.equals(person.id()) && !belongsToParty(receiver)) {
      throw new AuthorizationException("A task can be handed only to a colleague in your own organisation.");
    }
    SecondPerson.require(task, receiver);
    String sentence = sentence(holder, receiver);
    context.runWithoutAuthorization(() -> {
      assignment.run();
      return null;
    });
    if (sentence != null) {
      new AddCommentCmd(task.getId(), task.getProcessInstanceId(), sentence).execute(context);
    }
  }

  private boolean belongsToParty(String userId) {
    return context.runWithoutAuthorization(() -> context.getReadOnlyIdentityProvider()
        .createUserQuery(context).userId(userId).memberOfGroup(party).count() > 0);
  }

  /** @return what the colleagues read, or nothing when somebody claims or gives back what is their own */
  private String sentence(String holder, String receiver) {
    boolean own = holder == null || holder.equals(person.id());
    String actor = name(person.id());
    if (receiver == null) {
      return own ? null : actor + " took this task from " + name(holder) + " and gave it back to the organisation.";
    }
    if (receiver.equals(holder)) {
      return null;
    }
    if (receiver.equals(person.id())) {
      return own ? null : actor + " took this task over from " + name(holder) + ".";
    }
    return actor + " handed this task" + (own ? "" : " of " + name(holder)) + " to " + name(receiver) + ".";
  }

  private String name(String userId) {
    return ActingPerson.nameOf(context, userId);
  }
}
