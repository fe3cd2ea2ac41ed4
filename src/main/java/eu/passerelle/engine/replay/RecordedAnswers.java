package eu.passerelle.engine.replay;

import eu.passerelle.engine.forms.FieldProblem;
import eu.passerelle.engine.forms.FormGate;
import eu.passerelle.engine.forms.FormOptions;
import eu.passerelle.engine.forms.FormStore;
import eu.passerelle.engine.forms.FormSubmission;
import eu.passerelle.engine.forms.FormValues;
import eu.passerelle.engine.forms.RawValue;
import eu.passerelle.model.FormDefinition;
import eu.passerelle.model.FormField;
import eu.passerelle.model.FormField.Choice;
import eu.passerelle.model.FormField.Choices;
import eu.passerelle.model.FormField.Limits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Gives recorded answers to the form of today. The form counts: what it does not ask is not taken, what it requires has to be there. But an
 * answer that was good enough for a field then is good enough for the same field now: a day has passed since, and the candidates and offers
 * that one could choose from are not there.
 */
@Component
@Profile("trial")
class RecordedAnswers {

  private final FormStore forms;
  private final FormOptions options;

  RecordedAnswers(FormStore forms, FormOptions options) {
    this.forms = forms;
    this.options = options;
  }

  /** @param then the fields of the form as they were when the answers were given, by key */
  void submit(CommandContext context, TaskEntity task, Map<String, Object> answers, Map<String, String> then) {
    Map<String, Object> taken = forms.ofTask(context, task).map(form -> {
      Map<String, Object> scope = FormValues.judged(form, task);
      var asked = FormGate.asked(context, task);
      List<FormField> fields = form.fields().stream().map(field -> accepts(field, answers, then) ? open(field, answers) : field).toList();
      FormDefinition today = new FormDefinition(form.id(), fields, form.names(), form.told());
      return FormGate
          .stored(new FormSubmission(today, scope, field -> choices(field, answers, options.of(field, asked, scope))).accept(answers));
    }).orElseGet(HashMap::new);
    new SubmitTaskFormCmd(task.getId(), taken, false, false).execute(context);
  }

  private static boolean accepts(FormField field, Map<String, Object> answers, Map<String, String> then) {
    return answers.containsKey(field.key()) && field.toString().equals(then.get(field.key()));
  }

  private static FormField open(FormField field, Map<String, Object> answers) {
    return new FormField(field.key(), field.type(), field.subtype(), field.label(), field.personal(), field.required(), field.readonly(),
        field.readonlyIf(), field.disabled(), field.textNumber(), field.hiddenIf(), Limits.NONE,
        new Choices(given(answers, field.key()), null, null));
  }

  /** A list that is drawn up while the house runs lacks what was on it then. */
  private static List<Choice> choices(FormField field, Map<String, Object> answers, List<Choice> today) {
    return field.choices().valuesKey() == null ? today : Stream.concat(today.stream(), given(answers, field.key()).stream()).toList();
  }

  private static List<Choice> given(Map<String, Object> answers, String key) {
    try {
      Object answer = RawValue.of(answers, key);
      List<Choice> given = new ArrayList<>();
      (answer instanceof List<?> several ? several : answer == null ? List.of() : List.of(answer))
          .forEach(one -> given.add(new Choice(one, String.valueOf(one))));
      return given;
    } catch (FieldProblem unreadable) {
      return List.of();
    }
  }
}
