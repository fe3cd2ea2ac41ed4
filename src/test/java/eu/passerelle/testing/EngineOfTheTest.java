package eu.passerelle.testing;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.springframework.core.Ordered;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * REST and Tasklist find the engine by its name in the JVM, and so the one that was built last: a test gets the one of its own application.
 * The tests ask for it through {@code META-INF/spring.factories}.
 */
class EngineOfTheTest implements TestExecutionListener, Ordered {

  /** After the application is there. */
  @Override
  public int getOrder() {
    return 2500;
  }

  @Override
  public void prepareTestInstance(TestContext test) {
    test.getApplicationContext().getBeanProvider(ProcessEngine.class).ifUnique(ProcessEngines::registerProcessEngine);
  }
}
