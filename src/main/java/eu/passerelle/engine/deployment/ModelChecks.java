package eu.passerelle.engine.deployment;

import eu.passerelle.engine.flow.FlowCatalogue;
import eu.passerelle.engine.rules.DeploymentRules;
import eu.passerelle.engine.rules.Finding;
import eu.passerelle.engine.rules.Finding.Severity;
import eu.passerelle.engine.rules.Findings;
import eu.passerelle.engine.rules.ModelContext;
import eu.passerelle.engine.rules.ModelRules;
import eu.passerelle.engine.rules.NamingRule;
import eu.passerelle.engine.tables.Tables;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.KnownModels;
import eu.passerelle.model.ModelFile;
import eu.passerelle.model.ModelSet;
import eu.passerelle.model.TimeLimitKeys;
import eu.passerelle.model.TimeLimitSource;
import eu.passerelle.model.XmlNode;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.bpmn.deployer.BpmnDeployer;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/**
 * Holds flows that somebody proposes against every rule of the house and lets the engine read them, beside what is in force. Nothing is
 * stored.
 */
@Component
@NamedInterface
public class ModelChecks {

  private static final String REDRAW = "Open it in the Modeler, draw this anew and save it.";

  private final ProcessEngineConfigurationImpl configuration;
  private final ModelContext context;
  private final DeployedModels models;
  private final FlowBundles flows;
  private final FlowCatalogue catalogue;
  private final Tables tables;

  ModelChecks(ProcessEngine engine, ModelContext context, DeployedModels models, FlowBundles flows, FlowCatalogue catalogue,
      Tables tables) {
    this.configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    this.context = context;
    this.models = models;
    this.flows = flows;
    this.catalogue = catalogue;
    this.tables = tables;
  }

  /** @throws ParseException when a file is none that could be deployed here, whatever it says */
  public void requireReadable(Collection<ModelFile> files) {
    List<Finding> found = new DeploymentRules(context).unreadable(files);
    if (!found.isEmpty()) {
      throw Refusal.of(found);
    }
  }

  /**
   * @param bundles what is to be published together
   * @return all that is wrong: errors keep it from being published, matters of style do not
   */
  public List<Finding> check(List<FlowBundle> bundles) {
    return configuration.getCommandExecutorTxRequired().execute(command -> command.runWithoutAuthorization(() -> findings(bundles)));
  }

  /** @throws ParseException with the errors among the findings, in the shape that the Modeler shows, if there are any */
  public void refuseErrors(List<Finding> findings) {
    Refusal.refuseErrors(findings);
  }

  private List<Finding> findings(List<FlowBundle> bundles) {
    List<ModelFile> files = bundles.stream().flatMap(bundle -> bundle.files().stream()
        .map(file -> new ModelFile(bundle.flow(), file.name(), file.content()))).toList();
    ModelSet together = ModelSet.of(files.stream());
    List<Finding> found = new ArrayList<>(new ModelRules(context).check(files, models));
    together.tables().values().stream().filter(table -> TimeLimitSource.isTable(table.id()))
        .forEach(table -> found.addAll(limitsThatAreMissed(bundles, table, together.beside(models))));
    Set<String> wrong = found.stream().filter(finding -> finding.severity() == Severity.ERROR).map(Finding::file)
        .collect(Collectors.toSet());
    files.stream().filter(file -> !wrong.contains(file.name())).forEach(file -> found.addAll(whatTheEngineSays(file)));
    if (wrong.isEmpty()) {
      Neighbours neighbours = neighbours(bundles);
      bundles.forEach(bundle -> found.addAll(neighbours.check(bundle)));
    }
    return Told.of(found.stream().filter(finding -> !NamingRule.blamesTheModeler(finding)).distinct().toList());
  }

  private Neighbours neighbours(List<FlowBundle> bundles) {
    Map<String, XmlNode> proposed = new HashMap<>();
    bundles.forEach(bundle -> Neighbours.diagrams(bundle).values()
        .forEach(root -> root.tree("bpmn:process").forEach(process -> proposed.put(process.id(), root))));
    var repository = configuration.getRepositoryService();
    return new Neighbours(flows, new Callers(repository, catalogue, tables, Map.of()),
        new Callers(repository, catalogue, tables, proposed));
  }

  /** A time limit that leaves the table stops the timers of the flows that ask for it. */
  private List<Finding> limitsThatAreMissed(List<FlowBundle> bundles, XmlNode table, KnownModels after) {
    Set<String> gone = models.decision(table.id()).map(TimeLimitKeys::in).orElseGet(HashSet::new);
    gone.removeAll(TimeLimitKeys.in(table));
    if (!table.id().equals(TimeLimitSource.TABLE)) {
      after.decision(TimeLimitSource.TABLE).map(TimeLimitKeys::in).ifPresent(gone::removeAll);
    }
    Set<String> redrawn = bundles.stream().map(FlowBundle::flow).collect(Collectors.toSet());
    Findings findings = new Findings(table.id() + ".dmn");
    configuration.getRepositoryService().createProcessDefinitionQuery().latestVersion().withoutTenantId().orderByProcessDefinitionKey()
        .asc().list().stream()
        .filter(process -> !redrawn.contains(process.getKey()))
        .forEach(process -> catalogue.flowOf(process.getId()).uses().timeLimits().stream().filter(gone::contains).sorted()
            .forEach(key -> findings.error(table, "time-limit", "The table no longer has the time limit " + key + ", which "
                + process.getKey() + " uses.")));
    return findings.all();
  }

  private List<Finding> whatTheEngineSays(ModelFile file) {
    try {
      if ("bpmn".equals(file.ending())) {
        parse(file);
      } else if ("dmn".equals(file.ending())) {
        ((DefaultDmnEngineConfiguration) configuration.getDmnEngineConfiguration()).getTransformer().createTransform()
            .modelInstance(new ByteArrayInputStream(file.content())).transformDecisionRequirementsGraph();
      }
      return List.of();
    } catch (ParseException refused) {
      return refused.getResorceReports().stream().flatMap(report -> report.getErrors().stream()).map(problem -> finding(file, problem))
          .toList();
    } catch (RuntimeException unreadable) {
      return List.of(
          new Finding(file.name(), null, "engine",
              "The engine cannot read this file. " + EngineWords.plain(unreadable.getMessage(), REDRAW),
              Severity.ERROR, 0, 0));
    }
  }

  private void parse(ModelFile file) {
    DeploymentEntity nowhere = new DeploymentEntity();
    nowhere.setNew(true);
    configuration.getDeployers().stream().filter(BpmnDeployer.class::isInstance).map(BpmnDeployer.class::cast).findFirst().orElseThrow()
        .getBpmnParser().createParse().sourceInputStream(new ByteArrayInputStream(file.content())).deployment(nowhere).name(file.name())
        .execute();
  }

  private static Finding finding(ModelFile file, Problem problem) {
    String element = problem.getMainElementId() == null ? Stream.ofNullable(problem.getElementIds()).flatMap(List::stream).findFirst()
        .orElse(null)
        : problem.getMainElementId();
    return new Finding(file.name(), element, "engine", EngineWords.plain(problem.getMessage(), "The engine cannot read this. " + REDRAW),
        Severity.ERROR, problem.getLine(), problem.getColumn());
  }
}
