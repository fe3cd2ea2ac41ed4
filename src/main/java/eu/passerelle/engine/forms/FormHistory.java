package eu.passerelle.engine.forms;

import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/** Leaves out the second copy of an answer that is too long for its column; the variable's own history holds the whole text. */
class FormHistory extends CacheAwareHistoryEventProducer {

  @Override
  public HistoryEvent createFormPropertyUpdateEvt(ExecutionEntity execution, String propertyId, String propertyValue, String taskId) {
    return propertyValue != null && propertyValue.length() > LongTextSerializer.COLUMN ? null
        : super.createFormPropertyUpdateEvt(execution, propertyId, propertyValue, taskId);
  }
}
