package eu.passerelle.engine.forms;

import eu.passerelle.model.FormDefinition;
import eu.passerelle.model.FormField.Choice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** The start forms of the newest flows, for rooms that bring in answers another way, for example from a file. */
@Component
@NamedInterface
public class FormChecks {

  private final FormStore forms;
  private final FormOptions options;
  private final ObjectProvider<ProcessEngine> engine;

  FormChecks(FormStore forms, FormOptions options, ObjectProvider<ProcessEngine> engine) {
    this.forms = forms;
    this.options = options;
    this.engine = engine;
  }

  /**
   * Reads answers against the start form of a process. Text is taken for what its field asks: a number, true or false, a list with
   * semicolons.
   *
   * @return the answers, ready to be handed to the process's form service
   * @throws FormRefused with every problem as a sentence
   */
  public Map<String, Object> acceptStart(String processKey, Map<String, ?> values) {
    return withForm(processKey, (context, form) -> {
      var asked = FormGate.asked(context, processKey, null, null);
      var sent = new HashMap<String, Object>(values);
      form.fields().forEach(field -> sent.computeIfPresent(field.key(),
          (key, value) -> value instanceof String text ? TextValues.read(field, text, () -> options.of(field, asked, Map.of())) : value));
      return new FormSubmission(form, Map.of(), field -> options.of(field, asked, Map.of())).accept(sent);
    });
  }

  /** @return the questions of a process's start form, in their order */
  public List<Field> fields(String processKey) {
    return withForm(processKey, (context, form) -> form.fields().stream()
        .map(field -> new Field(field.key(), field.label(), field.type(), field.personal(), field.required(), field.closed(),
            field.choices().fixed().stream().map(Choice::value).map(String::valueOf).toList()))
        .toList());
  }

  private <T> T withForm(String processKey, BiFunction<CommandContext, FormDefinition, T> work) {
    var configuration = (ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration();
    return configuration.getCommandExecutorTxRequired().execute(context -> {
      ProcessDefinitionEntity process = context.getProcessDefinitionManager().findLatestProcessDefinitionByKey(processKey);
      if (process == null) {
        throw new NotFoundException("No flow ‘" + processKey + "’ is deployed.");
      }
      var deployed = configuration.getDeploymentCache().resolveProcessDefinition(process);
      return work.apply(context, forms.ofStart(context, deployed)
          .orElseThrow(() -> new NotFoundException("The flow ‘" + processKey + "’ has no start form.")));
    });
  }

  /** One question of a start form; options are those that the form itself lists. */
  @NamedInterface
  public record Field(String key, String label, String type, String personal, boolean required, boolean readonly, List<String> options) {}
}
