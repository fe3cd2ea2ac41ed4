package eu.passerelle.redesign.publication;

import eu.passerelle.engine.Catalogued;
import eu.passerelle.stakeholder.Organisations;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.springframework.stereotype.Component;

@Component
@Catalogued(name = "Note who countersigned",
    does = "Writes down who has done the tasks of this flow: their user ids, and what they are called.",
    gives = {"countersignedBy", "countersignerNames"})
class NoteCountersignersDelegate implements JavaDelegate {

  private final HistoryService history;
  private final Organisations organisations;

  NoteCountersignersDelegate(HistoryService history, Organisations organisations) {
    this.history = history;
    this.organisations = organisations;
  }

  @Override
  public void execute(DelegateExecution execution) {
    List<String> people = history.createHistoricTaskInstanceQuery().processInstanceId(execution.getProcessInstanceId()).finished()
        .orderByHistoricTaskInstanceEndTime().asc().list().stream().map(HistoricTaskInstance::getAssignee).filter(Objects::nonNull)
        .distinct()
        .toList();
    execution.setVariable("countersignedBy", String.join(", ", people));
    execution.setVariable("countersignerNames", people.stream().map(organisations::nameOf).collect(Collectors.joining(", ")));
  }
}
