package eu.passerelle.redesign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
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
  boolean step(String number) throws Exception {
    List<Task> open = tasks.createTaskQuery().processInstanceBusinessKey(number).orderByTaskId().asc().list();
    if (open.isEmpty()) {
      return false;
    }
    Task task = open.get(random.nextInt(open.size()));
    tasks.complete(task.getId(), answers(task));
    management.createJobQuery().messages().active().withRetriesLeft().list().forEach(job -> management.executeJob(job.getId()));
    return true;
  }

  private Map<String, Object> answers(Task task) throws Exception {
    Map<String, Object> answers = new HashMap<>();
    try (var form = forms.getDeployedTaskForm(task.getId())) {
      collect(new ObjectMapper().readTree(form), answers);
    }
    return answers;
  }

  private void collect(JsonNode container, Map<String, Object> answers) {
    for (JsonNode field : container.path("components")) {
      if (field.hasNonNull("key") && !field.path("readonly").asBoolean() && !field.path("disabled").asBoolean()) {
        answers.put(field.path("key").asText(), answer(field));
      }
      collect(field, answers);
    }
  }

  private Object answer(JsonNode field) {
    List<String> choices = new ArrayList<>();
    field.path("values").forEach(value -> choices.add(value.path("value").asText()));
    if (!choices.isEmpty()) {
      return choices.get(random.nextInt(choices.size()));
    }
    return switch (field.path("type").asText()) {
      case "checkbox" -> random.nextBoolean();
      case "number" -> 1 + random.nextInt(5);
      case "datetime" -> "2020-0" + (1 + random.nextInt(9)) + "-15";
      default -> "x";
    };
  }
}
