package eu.passerelle.engine.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.passerelle.engine.OptionSource.Asked;
import eu.passerelle.engine.SubmissionGate;
import eu.passerelle.engine.access.ActingPerson;
import eu.passerelle.engine.tasks.OpenTask;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Stands between what a person sends and the case: every way in to a task or a start leads through here. */
@Component
public class FormGate implements SubmissionGate {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final FormStore forms;
  private final FormOptions options;
  private final ObjectProvider<ProcessEngine> engine;

  FormGate(FormStore forms, FormOptions options, ObjectProvider<ProcessEngine> engine) {
    this.forms = forms;
    this.options = options;
    this.engine = engine;
  }

  @Override
  public Map<String, Object> accept(String taskId, Map<String, Object> values) {
    return inCommand(context -> accept(context, workOn(context, taskId), values));
  }

  /** @return the answers of a start form, before the server adds its own */
  Map<String, Object> acceptStart(CommandContext context, ProcessDefinitionEntity process, Map<String, Object> values) {
    Map<String, Object> sent = values == null ? Map.of() : values;
    var form = forms.ofStart(context, process);
    var asked = asked(context, process.getKey(), null, null);
    return form.isEmpty() ? withoutForm(context, sent)
        : stored(new FormSubmission(form.get(), Map.of(), field -> options.of(field, asked, Map.of())).accept(sent));
  }

  public static Asked asked(CommandContext context, String processKey, String number, String taskId) {
    Authentication person = context.getAuthentication();
    List<String> groups = person == null || person.getGroupIds() == null ? List.of() : person.getGroupIds();
    return new Asked(person == null ? null : person.getUserId(), groups, processKey, number, taskId);
  }

  public static Asked asked(CommandContext context, TaskEntity task) {
    var definition = task.getProcessDefinition();
    return asked(context, definition == null ? null : definition.getKey(),
        task.getExecution() == null ? null : task.getProcessInstance().getBusinessKey(), task.getId());
  }

  private Map<String, Object> accept(CommandContext context, TaskEntity task, Map<String, Object> values) {
    Map<String, Object> sent = values == null ? Map.of() : values;
    var form = forms.ofTask(context, task);
    if (form.isEmpty()) {
      return withoutForm(context, sent);
    }
    Map<String, Object> scope = FormValues.judged(form.get(), task);
    var asked = asked(context, task);
    Map<String, Object> answers = new FormSubmission(form.get(), scope, field -> options.of(field, asked, scope)).accept(sent);
    options.checkTogether(form.get(), asked, answers);
    return stored(answers);
  }

  /** Without a form nobody may write anything, except the house itself. */
  private static Map<String, Object> withoutForm(CommandContext context, Map<String, Object> values) {
    if (!values.isEmpty() && ActingPerson.behind(context).isPresent()) {
      throw new FormRefused("There is no form here, so no values are taken.");
    }
    return values;
  }

  private static TaskEntity workOn(CommandContext context, String taskId) {
    TaskEntity task = OpenTask.find(context, taskId).orElseThrow(() -> new FormRefused(OpenTask.gone(taskId)));
    context.getProcessEngineConfiguration().getCommandCheckers().forEach(checker -> checker.checkTaskWork(task));
    if (task.isSuspended()) {
      throw new FormRefused(
          "This work is suspended. Nothing can be completed until the coordinators of the scheme resume it; nothing was saved.");
    }
    return task;
  }

  /** Lists are kept as JSON, which REST and Tasklist read; everything else is as it is. */
  public static Map<String, Object> stored(Map<String, Object> answers) {
    var stored = new HashMap<>(answers);
    stored.replaceAll((key, value) -> value instanceof List<?> list ? SpinValues.jsonValue(json(list)).create() : value);
    return stored;
  }

  private static String json(List<?> list) {
    try {
      return JSON.writeValueAsString(list);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private <T> T inCommand(Command<T> command) {
    var configuration = (ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration();
    return configuration.getCommandExecutorTxRequired().execute(command);
  }
}
