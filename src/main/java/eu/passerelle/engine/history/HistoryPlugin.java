package eu.passerelle.engine.history;

import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Lets the engine keep the whole history, each value once, and clean up at night what has had its time. */
@Component
public class HistoryPlugin extends AbstractProcessEnginePlugin {

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    engine.setHistory(ProcessEngineConfiguration.HISTORY_FULL);
    engine.setHistoryEventProducer(new LeanHistory());
    engine.setEnableDefaultDbHistoryEventHandler(false);
    engine.getCustomHistoryEventHandlers().add(new FirstValues());
    engine.setHistoryRemovalTimeStrategy(ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_END);
    engine.setHistoryCleanupBatchWindowStartTime("02:00");
    engine.setHistoryCleanupBatchWindowEndTime("05:00");
  }
}
