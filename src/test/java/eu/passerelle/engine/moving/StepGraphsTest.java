package eu.passerelle.engine.moving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.engine.guard.Catalogue;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.ModelFile;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.junit.jupiter.api.Test;

class StepGraphsTest {

  private static final FlowBundle BUNDLE = new FlowBundle("p", null, List.of(new ModelFile(null, "p.bpmn", """
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"><bpmn:process id="p"><bpmn:userTask id="a"/></bpmn:process>
      </bpmn:definitions>""".getBytes(StandardCharsets.UTF_8))));

  private final FlowBundles flows = mock(FlowBundles.class);
  private final StepGraphs graphs = new StepGraphs(flows, mock(Catalogue.class));
  private final ProcessDefinitionEntity process = new ProcessDefinitionEntity();

  StepGraphsTest() {
    process.setId("p:1");
    process.setKey("p");
    process.setDeploymentId("deployment");
    when(flows.of("deployment")).thenReturn(BUNDLE);
  }

  @Test
  void whatIsDeployedIsReadOnceAndTheMetricsTell() {
    SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    graphs.bindTo(metrics);

    assertThat(graphs.of(process)).isSameAs(graphs.of(process));

    verify(flows, times(1)).of("deployment");
    assertThat(metrics.get("cache.gets").tags("cache", "step-graphs", "result", "hit").functionCounter().count()).isEqualTo(1);
  }

  @Test
  void whatIsProposedIsReadEachTime() {
    assertThat(graphs.of(process, BUNDLE)).isNotSameAs(graphs.of(process, BUNDLE));
  }
}
