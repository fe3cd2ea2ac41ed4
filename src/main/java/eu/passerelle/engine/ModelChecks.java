package eu.passerelle.engine;

import eu.passerelle.engine.Finding.Severity;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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
import org.springframework.stereotype.Component;

/**
 * Holds flows that somebody proposes against every rule of the house and lets the engine read them, beside what is in force. Nothing is
 * stored.
 */
@Component
public class ModelChecks {

  private final ProcessEngineConfigurationImpl configuration;
  private final ModelBeans beans;
  private final DeployedModels models;
  private final TimeLimitSource timeLimits;
  private final Ports ports;

  ModelChecks(ProcessEngine engine, ModelBeans beans, DeployedModels models, TimeLimitSource timeLimits, Ports ports) {
    this.configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    this.beans = beans;
    this.models = models;
    this.timeLimits = timeLimits;
    this.ports = ports;
  }

  /** @throws ParseException when a file is none that could be deployed here, whatever it says */
  public void requireReadable(Collection<ModelFile> files) {
    List<Finding> found = rules(timeLimits.keys()).unreadable(files);
    if (!found.isEmpty()) {
      throw Refusal.of(found);
    }
  }

  /**
   * @param bundles what is to be published together
   * @return all that is wrong: errors keep it from being published, matters of style do not
   */
  public List<Finding> check(List<FlowBundle> bundles) {
    return configuration.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(() -> findings(bundles)));
  }

  /** @throws ParseException with the errors among the findings, in the shape that the Modeler shows, if there are any */
  public void refuseErrors(List<Finding> findings) {
    List<Finding> errors = findings.stream().filter(finding -> finding.severity() == Severity.ERROR).toList();
    if (!errors.isEmpty()) {
      throw Refusal.of(errors);
    }
  }

  private List<Finding> findings(List<FlowBundle> bundles) {
    List<ModelFile> files = bundles.stream().flatMap(bundle -> bundle.files().stream()
        .map(file -> new ModelFile(bundle.flow(), file.name(), file.content()))).toList();
    List<Finding> found = new ArrayList<>(new ModelRules(ports.roles(), rules(limitsWith(files))).check(files, models));
    Set<String> wrong = found.stream().filter(finding -> finding.severity() == Severity.ERROR).map(Finding::file).collect(Collectors.toSet());
    files.stream().filter(file -> !wrong.contains(file.name())).forEach(file -> found.addAll(whatTheEngineSays(file)));
    return found.stream().distinct().toList();
  }

  private DeploymentRules rules(Set<String> limits) {
    return new DeploymentRules(name -> name.endsWith(ModelBeans.DELEGATE_SUFFIX) && beans.find(name).isPresent(), () -> limits);
  }

  /** The time limits that count once everything is published. */
  private Set<String> limitsWith(List<ModelFile> files) {
    ModelSet together = new ModelSet();
    files.stream().filter(file -> "dmn".equals(file.ending())).forEach(file -> {
      try {
        together.add(ModelXml.read(file.content()));
      } catch (ModelXml.Unreadable toldByTheRules) {
        // no limits in it
      }
    });
    return together.decision(TimeLimits.DECISION).map(table -> TableWords.of(table, TimeLimits.KEY).collect(Collectors.toSet()))
        .orElseGet(timeLimits::keys);
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
      return refused.getResorceReports().stream().flatMap(report -> report.getErrors().stream()).map(problem -> finding(file, problem)).toList();
    } catch (RuntimeException unreadable) {
      return List.of(new Finding(file.name(), null, "engine", "The engine cannot read this file: " + unreadable.getMessage(), Severity.ERROR, 0, 0));
    }
  }

  private void parse(ModelFile file) {
    DeploymentEntity nowhere = new DeploymentEntity();
    nowhere.setNew(true);
    configuration.getDeployers().stream().filter(BpmnDeployer.class::isInstance).map(BpmnDeployer.class::cast).findFirst().orElseThrow()
        .getBpmnParser().createParse().sourceInputStream(new ByteArrayInputStream(file.content())).deployment(nowhere).name(file.name()).execute();
  }

  private static Finding finding(ModelFile file, Problem problem) {
    String element = problem.getMainElementId() == null ? Stream.ofNullable(problem.getElementIds()).flatMap(List::stream).findFirst().orElse(null)
        : problem.getMainElementId();
    return new Finding(file.name(), element, "engine", problem.getMessage(), Severity.ERROR, problem.getLine(), problem.getColumn());
  }
}
