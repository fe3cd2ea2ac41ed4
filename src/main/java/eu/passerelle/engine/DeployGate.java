package eu.passerelle.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.impl.bpmn.parser.ResourceReportImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;

/**
 * Looks at every new deployment before the engine reads it, and refuses it as a whole when one file breaks a rule.
 *
 * <p>What is stored already is read again after each start; it goes on under the rules it came in with.
 */
class DeployGate implements Deployer {

  private static final int MOST_IN_MESSAGE = 10;

  private final DeploymentRules rules;
  private final KnownModels known;

  DeployGate(DeploymentRules rules, KnownModels known) {
    this.rules = rules;
    this.known = known;
  }

  @Override
  public void deploy(DeploymentEntity deployment) {
    if (!deployment.isNew()) {
      return;
    }
    List<Finding> findings = rules.check(
        deployment.getResources().values().stream().map(resource -> new ModelFile(null, resource.getName(), resource.getBytes())).toList(), known);
    if (!findings.isEmpty()) {
      throw refusal(findings);
    }
  }

  private static ParseException refusal(List<Finding> findings) {
    Map<String, List<Problem>> byFile = findings.stream()
        .collect(Collectors.groupingBy(Finding::file, LinkedHashMap::new, Collectors.mapping(FoundProblem::new, Collectors.toList())));
    String first = byFile.keySet().iterator().next();
    var refusal = new ParseException(message(findings), first, byFile.remove(first), List.of());
    byFile.forEach((file, problems) -> refusal.getResorceReports().add(new ResourceReportImpl(file, problems, List.of())));
    return refusal;
  }

  private static String message(List<Finding> findings) {
    String sentences = findings.stream().limit(MOST_IN_MESSAGE)
        .map(finding -> "* " + finding.file() + place(finding) + ": " + finding.message())
        .collect(Collectors.joining("\n"));
    String more = findings.size() > MOST_IN_MESSAGE ? "\n* and " + (findings.size() - MOST_IN_MESSAGE) + " more" : "";
    return "The deployment was refused and nothing was stored.\n" + sentences + more;
  }

  private static String place(Finding finding) {
    return finding.elementId() == null ? "" : " (" + finding.elementId() + ")";
  }

  private record FoundProblem(Finding finding) implements Problem {

    @Override
    public String getMessage() {
      return finding.message();
    }

    @Override
    public String getMainElementId() {
      return finding.elementId();
    }

    @Override
    public List<String> getElementIds() {
      return finding.elementId() == null ? List.of() : List.of(finding.elementId());
    }

    @Override
    public int getLine() {
      return finding.line();
    }

    @Override
    public int getColumn() {
      return finding.column();
    }
  }
}
