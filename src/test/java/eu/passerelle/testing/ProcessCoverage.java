package eu.passerelle.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.community.process_test_coverage.core.model.DefaultCollector;
import org.camunda.community.process_test_coverage.core.model.Run;
import org.camunda.community.process_test_coverage.core.model.Suite;
import org.camunda.community.process_test_coverage.engine.platform7.ElementCoverageParseListener;
import org.camunda.community.process_test_coverage.engine.platform7.ExecutionContextModelProvider;
import org.camunda.community.process_test_coverage.report.CoverageReportUtil;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Collects over all flow tests which nodes and flows of each diagram were reached. Each JVM that runs tests leaves a list of its own in
 * {@code target/process-coverage}, where {@code ProcessCoverageIT} compares all of them with the diagrams.
 */
public class ProcessCoverage implements BeforeAllCallback, AfterAllCallback {

  /** Where the lists are, {@code reached-*.json}. */
  public static final Path REACHED = Path.of("target", "process-coverage");

  private static final String FORK = System.getProperty("fork", "fork-1");
  private static final String ALL = "flow tests";
  private static final DefaultCollector COLLECTOR = new DefaultCollector(new ExecutionContextModelProvider());
  private static final Suite SUITE = COLLECTOR.createSuite(new Suite(ALL, ALL));

  static {
    COLLECTOR.activateSuite(ALL);
    SUITE.addRun(new Run("start-up", "start-up"));
    COLLECTOR.activateRun("start-up");
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    String test = context.getRequiredTestClass().getSimpleName();
    if (SUITE.getRun(test) == null) {
      SUITE.addRun(new Run(test, test));
    }
    COLLECTOR.activateRun(test);
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    var json = new ObjectMapper();
    Map<String, Set<String>> reached = new TreeMap<>();
    SUITE.getEvents().forEach(e -> reached.computeIfAbsent(e.getModelKey(), k -> new TreeSet<>()).add(e.getDefinitionKey()));
    Files.createDirectories(REACHED);
    json.writerWithDefaultPrettyPrinter().writeValue(REACHED.resolve("reached-" + FORK + ".json").toFile(), reached);
    CoverageReportUtil.createReport(COLLECTOR, REACHED.resolve("report-" + FORK).toString());
  }

  /** Makes the engine of a test report each node and flow that it passes. */
  @TestConfiguration
  static class Recording {

    @Bean
    AbstractProcessEnginePlugin processCoveragePlugin() {
      return new AbstractProcessEnginePlugin() {
        @Override
        public void preInit(ProcessEngineConfigurationImpl configuration) {
          var listener = new ElementCoverageParseListener();
          listener.setCoverageState(COLLECTOR);
          var listeners = configuration.getCustomPostBPMNParseListeners();
          if (listeners == null) {
            listeners = new java.util.ArrayList<>();
            configuration.setCustomPostBPMNParseListeners(listeners);
          }
          listeners.add(listener);
        }
      };
    }
  }
}
