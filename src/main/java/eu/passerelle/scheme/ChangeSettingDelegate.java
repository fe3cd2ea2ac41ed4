package eu.passerelle.scheme;

import eu.passerelle.engine.StepAuthors;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Gives a {@code setting} of {@code cohort} another {@code value} for a {@code reason}; cases that start afterwards start with it. */
@Component
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
