package eu.passerelle.engine.tables;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.springframework.stereotype.Component;

/** Lets tables remember what their cells said, and tells those who look into them that something new is deployed: a changed table counts at once. */
@Component
public class TablesPlugin extends AbstractProcessEnginePlugin {

  private final Tables tables;

  public TablesPlugin(Tables tables) {
    this.tables = tables;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    var deployers = new ArrayList<Deployer>(engine.getCustomPostDeployers() == null ? List.of() : engine.getCustomPostDeployers());
    deployers.add(deployment -> {
      if (deployment.isNew()) {
        tables.refresh();
      }
    });
    engine.setCustomPostDeployers(deployers);
    engine.setDmnEngineConfiguration(Tables.configuration());
  }
}
