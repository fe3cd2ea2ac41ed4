package eu.passerelle.engine.history;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;

/**
 * Leaves out of the history what stands there twice. An answer of a form is a value of the step already. And a value that a whole instance has
 * from its beginning on, given by no step, stands in the history of values with its time; among the changes it is needed only once it changes,
 * so it is counted as unwritten until then.
 */
class LeanHistory extends CacheAwareHistoryEventProducer {

  private static final long UNWRITTEN = 0;

  @Override
  public HistoryEvent createFormPropertyUpdateEvt(ExecutionEntity execution, String propertyId, String propertyValue, String taskId) {
    return null;
  }

  @Override
  public HistoryEvent createHistoricVariableCreateEvt(VariableInstanceEntity variable, VariableScope source) {
    HistoryEvent event = super.createHistoricVariableCreateEvt(variable, source);
    if (event instanceof HistoricVariableUpdateEventEntity value && isOfTheWhole(value) && value.getByteValue() == null) {
      variable.setSequenceCounter(UNWRITTEN);
      value.setSequenceCounter(UNWRITTEN);
    }
    return event;
  }

  private static boolean isOfTheWhole(HistoricVariableUpdateEventEntity value) {
    String whole = value.getProcessInstanceId();
    return whole != null && whole.equals(value.getExecutionId()) && value.getTaskId() == null
        && (value.getActivityInstanceId() == null || whole.equals(value.getActivityInstanceId()));
  }

  static boolean isUnwritten(HistoricVariableUpdateEventEntity value) {
    return value.getSequenceCounter() == UNWRITTEN;
  }

  static boolean followsAnUnwrittenValue(HistoricVariableUpdateEventEntity change) {
    return change.getSequenceCounter() == UNWRITTEN + 1;
  }
}
