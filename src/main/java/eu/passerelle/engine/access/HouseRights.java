package eu.passerelle.engine.access;

import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

@Component
public class HouseRights implements EngineRights {

  private final ProcessEngineConfigurationImpl configuration;

  public HouseRights(ProcessEngine engine) {
    configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
  }

  @Override
  public <T> T asHouse(Supplier<T> work) {
    return configuration.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(work::get));
  }

  @Override
  public void apart(Runnable work) {
    configuration.getCommandExecutorTxRequiresNew().execute(context -> context.runWithoutAuthorization(() -> {
      work.run();
      return null;
    }));
  }
}
