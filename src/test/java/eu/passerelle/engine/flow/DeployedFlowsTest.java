package eu.passerelle.engine.flow;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.engine.EngineTest;
import eu.passerelle.model.XmlNode;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The diagram of a process is there for whoever asks for it, and is read once. */
class DeployedFlowsTest extends EngineTest {

  @Autowired FlowCatalogue flows;

  @Test
  void theDiagramOfAProcessIsReadOnce() {
    String journey = journey();

    XmlNode diagram = flows.diagramOf(journey);

    assertThat(diagram.find("userTask_train")).hasValueSatisfying(task -> assertThat(task.attribute("name")).isEqualTo("Train candidate"));
    assertThat(flows.diagramOf(journey)).isSameAs(diagram);
  }

  @Test
  void eachVersionHasItsOwnDiagram() {
    String older = journey();
    deployment().addString("journey.bpmn", model("journey").replace("name=\"Train candidate\"", "name=\"Teach candidate\"")).deploy();

    assertThat(nameIn(older)).isEqualTo("Train candidate");
    assertThat(nameIn(latest())).isEqualTo("Teach candidate");
  }

  private String journey() {
    deploy("journey", "signing");
    return latest();
  }

  private String latest() {
    ProcessDefinition definition = repository.createProcessDefinitionQuery().processDefinitionKey("journey").latestVersion().singleResult();
    return definition.getId();
  }

  private String nameIn(String definitionId) {
    return flows.diagramOf(definitionId).find("userTask_train").orElseThrow().attribute("name");
  }
}
