package eu.passerelle.redesign;

import eu.passerelle.tryout.FormAnswers;
import eu.passerelle.tryout.FormAnswers.Choice;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;

/** Works off the tasks of a case, one after the other, with any answer that its form allows. */
final class Robot {

  private final TaskService tasks;
  private final FormService forms;
  private final ManagementService management;
  private final Random random;

  Robot(TaskService tasks, FormService forms, ManagementService management, Random random) {
    this.tasks = tasks;
    this.forms = forms;
    this.management = management;
    this.random = random;
  }

  /** @return false when nothing is open any more */
  boolean step(String number) {
    List<Task> open = tasks.createTaskQuery().processInstanceBusinessKey(number).orderByTaskId().asc().list();
    if (open.isEmpty()) {
      return false;
    }
    String task = open.get(random.nextInt(open.size())).getId();
    // a question that asks for a number has its least and its usual answer
    Choice any = (field, options) -> random.nextInt(Math.max(2, options));
    tasks.complete(task, new FormAnswers(forms.getDeployedTaskForm(task), forms.getTaskFormVariables(task)).all(Map.of(), any));
    management.createJobQuery().messages().active().withRetriesLeft().list().forEach(job -> management.executeJob(job.getId()));
    return true;
  }
}
