package eu.passerelle.engine.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.engine.BareEngine;
import eu.passerelle.testing.Postgres;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;

/** Two nodes of a cluster that start in the same moment on PostgreSQL deploy each flow once. */
class TwoNodesDeployIT {

  private static final String FLOW = """
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
          targetNamespace="t" id="definitions">
        <bpmn:process id="travel" isExecutable="true" camunda:historyTimeToLive="P1D">
          <bpmn:startEvent id="start"/><bpmn:sequenceFlow id="a" sourceRef="start" targetRef="end"/><bpmn:endEvent id="end"/>
        </bpmn:process>
      </bpmn:definitions>""";

  @Test
  void theSecondNodeFindsWhatTheFirstHasDeployed() throws Exception {
    String database = Postgres.newDatabase();
    ProcessEngine one = BareEngine.on(database);
    ProcessEngine other = BareEngine.on(database);
    ExecutorService nodes = Executors.newFixedThreadPool(2);
    try {
      for (var node : nodes.invokeAll(List.of(startUp(one), startUp(other)))) {
        node.get();
      }
      assertThat(one.getRepositoryService().createDeploymentQuery().count()).isEqualTo(1);
      assertThat(one.getRepositoryService().createProcessDefinitionQuery().count()).isEqualTo(1);
    } finally {
      nodes.shutdown();
      one.close();
      other.close();
    }
  }

  private static Callable<Void> startUp(ProcessEngine node) {
    var file = new ByteArrayResource(FLOW.getBytes(StandardCharsets.UTF_8)) {
      @Override
      public String getFilename() {
        return "travel.bpmn";
      }
    };
    return () -> {
      new FlowDeployment(node.getRepositoryService(), node.getHistoryService(), null, null, null)
          .deploy(new ProcessFolder("travel", List.of(file)));
      return null;
    };
  }
}
