package eu.passerelle.scheme;

import eu.passerelle.engine.Catalogued;
import eu.passerelle.engine.access.StepAuthors;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
@Catalogued(name = "Change a setting of a cohort",
    does = "Gives a ‘setting’ of ‘cohort’ another ‘value’ for a ‘reason’; cases that start afterwards start with it.",
    takes = {"cohort", "setting", "value", "reason"})
class ChangeSettingDelegate implements JavaDelegate {

  private final SchemeChanges changes;
  private final StepAuthors authors;

  ChangeSettingDelegate(SchemeChanges changes, StepAuthors authors) {
    this.changes = changes;
    this.authors = authors;
  }

  @Override
  public void execute(DelegateExecution execution) {
    changes.set((String) execution.getVariable("cohort"), (String) execution.getVariable("setting"), execution.getVariable("value"),
        Objects.toString(execution.getVariable("reason"), null), authors.userId(execution));
  }
}
