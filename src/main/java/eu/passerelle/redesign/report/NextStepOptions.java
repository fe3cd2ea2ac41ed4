package eu.passerelle.redesign.report;

import eu.passerelle.engine.OptionSource;
import eu.passerelle.engine.access.EngineRights;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** How it goes on with a proposal whose report was read: what the checks have refused cannot be tried, nor what
 * leaves undecided what becomes of cases that have never had a step. */
@Component
class NextStepOptions implements OptionSource {

  private final TaskService tasks;
  private final EngineRights rights;
  private final OpenDecisions decisions;

  NextStepOptions(TaskService tasks, EngineRights rights, OpenDecisions decisions) {
    this.tasks = tasks;
    this.rights = rights;
    this.decisions = decisions;
  }

  @Override
  public String key() {
    return "proposals.next";
  }

  @Override
  public List<Option> options(Asked asked) {
    List<Option> options = new ArrayList<>();
    if (Boolean.TRUE.equals(rights.asHouse(() -> tasks.getVariable(asked.taskId(), "checksPassed")))
        && !decisions.existFor(asked.number())) {
      options.add(new Option("try", "Try it out"));
    }
    options.add(new Option("again", "Check and compare again"));
    options.add(new Option("drop", "Drop the change"));
    return options;
  }
}
