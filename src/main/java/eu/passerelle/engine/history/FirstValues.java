package eu.passerelle.engine.history;

import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.VARIABLE_INSTANCE_CREATE;
import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.VARIABLE_INSTANCE_DELETE;
import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.VARIABLE_INSTANCE_UPDATE;

import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricVariableInstanceEntity;

/** Writes the first of several values among the changes when the second comes, with the time at which the first came. */
class FirstValues extends DbHistoryEventHandler {

  @Override
  protected void insertHistoricVariableUpdateEntity(HistoricVariableUpdateEventEntity change) {
    if (LeanHistory.followsAnUnwrittenValue(change)
        && (change.isEventOfType(VARIABLE_INSTANCE_UPDATE) || change.isEventOfType(VARIABLE_INSTANCE_DELETE))) {
      HistoricVariableInstanceEntity before =
          getDbEntityManager().selectById(HistoricVariableInstanceEntity.class, change.getVariableInstanceId());
      if (before != null) {
        getDbEntityManager().insert(first(before));
      }
    }
    super.insertHistoricVariableUpdateEntity(change);
  }

  @Override
  protected boolean shouldWriteHistoricDetail(HistoricVariableUpdateEventEntity value) {
    return super.shouldWriteHistoricDetail(value)
        && !(value.isEventOfType(VARIABLE_INSTANCE_CREATE) && LeanHistory.isUnwritten(value));
  }

  /** The id of the value itself, made when it came, keeps it before everything that happened later. */
  private static HistoricVariableUpdateEventEntity first(HistoricVariableInstanceEntity before) {
    var first = new HistoricVariableUpdateEventEntity();
    first.setId(before.getId());
    first.setVariableInstanceId(before.getId());
    first.setProcessDefinitionId(before.getProcessDefinitionId());
    first.setProcessDefinitionKey(before.getProcessDefinitionKey());
    first.setProcessInstanceId(before.getProcessInstanceId());
    first.setRootProcessInstanceId(before.getRootProcessInstanceId());
    first.setExecutionId(before.getExecutionId());
    first.setActivityInstanceId(before.getProcessInstanceId());
    first.setScopeActivityInstanceId(before.getActivityInstanceId());
    first.setTenantId(before.getTenantId());
    first.setVariableName(before.getName());
    first.setSerializerName(before.getSerializerName());
    first.setLongValue(before.getLongValue());
    first.setDoubleValue(before.getDoubleValue());
    first.setTextValue(before.getTextValue());
    first.setTextValue2(before.getTextValue2());
    first.setTimestamp(before.getCreateTime());
    first.setRemovalTime(before.getRemovalTime());
    first.setSequenceCounter(0);
    return first;
  }
}
