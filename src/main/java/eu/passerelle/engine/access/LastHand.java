package eu.passerelle.engine.access;

import eu.passerelle.engine.flow.FlowCatalogue;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.springframework.stereotype.Component;

/** Reads it from the history, because a step behind a save point runs long after the person has gone. */
@Component
class LastHand implements StepAuthors {

  private final HistoryService history;
  private final FlowCatalogue flows;

  LastHand(HistoryService history, FlowCatalogue flows) {
    this.history = history;
    this.flows = flows;
  }

  @Override
  public Optional<Author> of(DelegateExecution execution) {
    return lastTask(execution.getProcessInstanceId())
        .map(task -> new Author(task.getAssignee(),
            flows.flowOf(task.getProcessDefinitionId()).roleOf(task.getTaskDefinitionKey()).orElse(null)))
        .or(() -> starter(execution.getProcessInstanceId()))
        .or(() -> caller(execution).flatMap(this::of))
        .filter(author -> author.userId() != null || author.role() != null);
  }

  private Optional<HistoricTaskInstance> lastTask(String instance) {
    return history.createHistoricTaskInstanceQuery().processInstanceId(instance).finished().orderByHistoricTaskInstanceEndTime().desc()
        .listPage(0, 1).stream().findFirst();
  }

  private Optional<Author> starter(String instance) {
    return Optional.ofNullable(history.createHistoricProcessInstanceQuery().processInstanceId(instance).singleResult())
        .map(HistoricProcessInstance::getStartUserId).map(user -> new Author(user, null));
  }

  private static Optional<DelegateExecution> caller(DelegateExecution execution) {
    return Optional.ofNullable(execution.getProcessInstance().getSuperExecution());
  }
}
