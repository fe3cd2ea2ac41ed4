package eu.passerelle.engine;

import eu.passerelle.engine.settings.SharedStatements;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;

/** An engine in memory that does not read its statements again. */
final class QuickEngine extends StandaloneInMemProcessEngineConfiguration {

  @Override
  protected void initSqlSessionFactory() {
    sqlSessionFactory = SharedStatements.of(this);
  }
}
