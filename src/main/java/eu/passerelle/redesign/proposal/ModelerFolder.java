package eu.passerelle.redesign.proposal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.passerelle.engine.access.EngineRights;
import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.ModelFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.springframework.stereotype.Component;

/** A folder to open in the Modeler: every flow in force with its forms and tables, and the templates that help to draw. */
@Component
public class ModelerFolder {

  private static final String TEMPLATES = ".camunda/element-templates/passerelle.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RepositoryService repository;
  private final FlowBundles flows;
  private final EngineRights rights;
  private final ElementTemplates templates;

  ModelerFolder(RepositoryService repository, FlowBundles flows, EngineRights rights, ElementTemplates templates) {
    this.repository = repository;
    this.flows = flows;
    this.rights = rights;
    this.templates = templates;
  }

  /** Writes a ZIP file, one flow after the other; the stream stays open. */
  public void writeTo(OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    add(zip, TEMPLATES, json(templates.all()).getBytes(StandardCharsets.UTF_8));
    for (String deployment : deployments()) {
      FlowBundle flow = flows.of(deployment);
      for (ModelFile file : flow.files()) {
        add(zip, flow.flow() + "/" + file.name(), StepMarks.with(file));
      }
    }
    zip.finish();
  }

  /** @return one template a line, so that a change of one is one changed line */
  static String json(List<Map<String, Object>> templates) {
    return templates.stream().map(ModelerFolder::write).collect(Collectors.joining(",\n", "[\n", "\n]\n"));
  }

  private Set<String> deployments() {
    return rights.asHouse(() -> Stream.concat(
        repository.createProcessDefinitionQuery().latestVersion().withoutTenantId().orderByProcessDefinitionKey().asc().list().stream(),
        repository.createDecisionDefinitionQuery().latestVersion().withoutTenantId().orderByDecisionDefinitionKey().asc().list().stream())
        .map(ResourceDefinition::getDeploymentId).collect(Collectors.toCollection(LinkedHashSet::new)));
  }

  private static String write(Map<String, Object> template) {
    try {
      return JSON.writeValueAsString(template);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }
}
