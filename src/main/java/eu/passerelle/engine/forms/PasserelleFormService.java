package eu.passerelle.engine.forms;

import eu.passerelle.engine.SubmissionGate;
import eu.passerelle.engine.access.Collisions;
import eu.passerelle.engine.tasks.OpenTask;
import eu.passerelle.engine.tasks.TaskRefusals;
import eu.passerelle.model.FormDefinition;
import java.io.InputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.GetDeployedTaskFormCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeployedStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.impl.VariableMapImpl;

/**
 * Forms as Passerelle understands them: a form shows what it names and takes what it asks. Reading needs the right to read the task, no
 * right on variables; the stock service shows the whole case to whoever may read variables, and believes whatever comes back.
 */
class PasserelleFormService extends FormServiceImpl {

  private final FormStore forms;
  private final FormOptions options;
  private final SubmissionGate gate;
  private final FormStarts starts;

  PasserelleFormService(FormStore forms, FormOptions options, SubmissionGate gate, FormStarts starts) {
    this.forms = forms;
    this.options = options;
    this.gate = gate;
    this.starts = starts;
  }

  @Override
  public TaskFormData getTaskFormData(String taskId) {
    return reading(taskId, (context, task) -> context.runWithoutAuthorization(new GetTaskFormCmd(taskId)));
  }

  @Override
  public InputStream getDeployedTaskForm(String taskId) {
    return reading(taskId, (context, task) -> context.runWithoutAuthorization(new GetDeployedTaskFormCmd(taskId)));
  }

  @Override
  public VariableMap getTaskFormVariables(String taskId) {
    return getTaskFormVariables(taskId, null, true);
  }

  @Override
  public VariableMap getTaskFormVariables(String taskId, Collection<String> names, boolean deserialize) {
    return reading(taskId, (context, task) -> forms.ofTask(context, task)
        .map(form -> shown(context, task, form, names, deserialize)).orElseGet(VariableMapImpl::new));
  }

  @Override
  public InputStream getDeployedStartForm(String processDefinitionId) {
    return starting(processDefinitionId, (context, process) -> {
      InputStream form = context.runWithoutAuthorization(new GetDeployedStartFormCmd(processDefinitionId));
      return forms.ofStart(context, process).isEmpty() ? form
          : options.written(form, FormGate.asked(context, process.getKey(), null, null));
    });
  }

  @Override
  public VariableMap getStartFormVariables(String processDefinitionId) {
    return getStartFormVariables(processDefinitionId, null, true);
  }

  @Override
  public VariableMap getStartFormVariables(String processDefinitionId, Collection<String> names, boolean deserialize) {
    return starting(processDefinitionId, (context, process) -> {
      var values = new VariableMapImpl();
      forms.ofStart(context, process).map(form -> options.computed(form, FormGate.asked(context, process.getKey(), null, null)))
          .ifPresent(computed -> computed.forEach((key, list) -> putAsked(values, names, key, list)));
      return values;
    });
  }

  @Override
  public void submitTaskForm(String taskId, Map<String, Object> properties) {
    submit(taskId, properties);
  }

  /** Answers with what this person has written, not with all that the case holds. */
  @Override
  public VariableMap submitTaskFormWithVariablesInReturn(String taskId, Map<String, Object> properties, boolean deserialize) {
    return Variables.fromMap(submit(taskId, properties));
  }

  @Override
  public ProcessInstance submitStartForm(String processDefinitionId, Map<String, Object> properties) {
    return submitStartForm(processDefinitionId, null, properties);
  }

  @Override
  public ProcessInstance submitStartForm(String processDefinitionId, String businessKey, Map<String, Object> properties) {
    return starting(processDefinitionId, (context, process) -> starts.start(context, process, businessKey, properties));
  }

  @Override
  public ProcessInstance submitStartFormData(String processDefinitionId, Map<String, String> properties) {
    return submitStartForm(processDefinitionId, new HashMap<>(properties));
  }

  @Override
  public ProcessInstance submitStartFormData(String processDefinitionId, String businessKey, Map<String, String> properties) {
    return submitStartForm(processDefinitionId, businessKey, new HashMap<>(properties));
  }

  private Map<String, Object> submit(String taskId, Map<String, Object> properties) {
    return Collisions.tryAgain(() -> TaskRefusals.inWords(() -> commandExecutor.execute(context -> {
      Map<String, Object> answers = gate.accept(taskId, properties);
      new SubmitTaskFormCmd(taskId, answers, false, false).execute(context);
      return answers;
    })));
  }

  private VariableMap shown(CommandContext context, TaskEntity task, FormDefinition form, Collection<String> names, boolean deserialize) {
    var values = FormValues.shown(form, task, names, deserialize);
    options.computed(form, FormGate.asked(context, task)).forEach((key, list) -> putAsked(values, names, key, list));
    return values;
  }

  private static void putAsked(VariableMapImpl values, Collection<String> names, String key, Object value) {
    if (names == null || names.contains(key)) {
      values.put(key, value);
    }
  }

  private <T> T reading(String taskId, BiFunction<CommandContext, TaskEntity, T> work) {
    return Collisions.tryAgain(() -> TaskRefusals.inWords(() -> commandExecutor.execute(context -> {
      TaskEntity task = OpenTask.byId(context, taskId);
      context.getProcessEngineConfiguration().getCommandCheckers().forEach(checker -> checker.checkReadTask(task));
      return work.apply(context, task);
    })));
  }

  private <T> T starting(String processDefinitionId, BiFunction<CommandContext, ProcessDefinitionEntity, T> work) {
    return commandExecutor.execute(context -> {
      if (processDefinitionId == null) {
        throw new BadUserRequestException("Process definition id cannot be null");
      }
      var process = context.getProcessEngineConfiguration().getDeploymentCache().findDeployedProcessDefinitionById(processDefinitionId);
      return starts.throughForm(() -> {
        context.getProcessEngineConfiguration().getCommandCheckers().forEach(checker -> checker.checkCreateProcessInstance(process));
        return work.apply(context, process);
      });
    });
  }
}
