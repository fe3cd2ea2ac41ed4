package eu.passerelle.redesign;

import eu.passerelle.engine.Catalogued;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.springframework.stereotype.Component;

@Component
@Catalogued(name = "Note who countersigned",
    does = "Writes down who has done the tasks of this flow, by their user ids.", gives = "countersignedBy")
class NoteCountersignersDelegate implements JavaDelegate {

  private final HistoryService history;

  NoteCountersignersDelegate(HistoryService history) {
    this.history = history;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable("countersignedBy", history.createHistoricTaskInstanceQuery()
        .processInstanceId(execution.getProcessInstanceId()).finished().orderByHistoricTaskInstanceEndTime().asc().list().stream()
        .map(HistoricTaskInstance::getAssignee).filter(Objects::nonNull).distinct().collect(Collectors.joining(", ")));
  }
}
