package eu.passerelle.founding;

import eu.passerelle.engine.access.EngineRights;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Definitions;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.springframework.stereotype.Component;

/** The flow that new schemes begin with, as it is deployed now: whoever redraws it in the Modeler changes it for the schemes to come. */
@Component
class SchemeTemplate {

  private final String key;
  private final RepositoryService repository;
  private final EngineRights rights;

  SchemeTemplate(FoundingSettings settings, RepositoryService repository, EngineRights rights) {
    this.key = settings.templateProcess();
    this.repository = repository;
    this.rights = rights;
  }

  /** @return whether a flow or a table has this id already */
  boolean isTaken(String id) {
    return rights.asHouse(() -> repository.createProcessDefinitionQuery().processDefinitionKey(id).count()
        + repository.createDecisionDefinitionQuery().decisionDefinitionKey(id).count() > 0);
  }

  /** Deploys a copy under another id, through the gate, in the caller's transaction. */
  void deployAs(String id, String name) {
    rights.asHouse(() -> {
      ProcessDefinition template = repository.createProcessDefinitionQuery().processDefinitionKey(key).latestVersion().singleResult();
      var deployment = repository.createDeployment().name(id).addString(id + ".bpmn", copy(template, id, name));
      forms(template).forEach(deployment::addInputStream);
      deployment.deploy();
    });
  }

  private String copy(ProcessDefinition template, String id, String name) {
    BpmnModelInstance model = Bpmn.readModelFromStream(repository.getProcessModel(template.getId()));
    Process process = model.getModelElementById(template.getKey());
    process.setId(id);
    process.setName(name);
    model.getModelElementsByType(Participant.class).forEach(pool -> pool.setName(name));
    Definitions definitions = model.getDefinitions();
    definitions.setId("definitions_" + id);
    return Bpmn.convertToString(model);
  }

  private Map<String, InputStream> forms(ProcessDefinition template) {
    Map<String, InputStream> forms = new TreeMap<>();
    repository.getDeploymentResourceNames(template.getDeploymentId()).stream().filter(file -> file.endsWith(".form"))
        .forEach(file -> forms.put(file, repository.getResourceAsStream(template.getDeploymentId(), file)));
    return forms;
  }
}
