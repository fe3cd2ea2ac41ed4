package eu.passerelle.engine.deployment;

import eu.passerelle.engine.rules.Finding.Severity;
import eu.passerelle.engine.rules.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.impl.bpmn.parser.ResourceReportImpl;

/** Tells all that is wrong with a deployment in the shape that the Modeler shows, file by file and element by element. */
final class Refusal {

  private static final int MOST_IN_MESSAGE = 10;

  private Refusal() {}

  /** @throws ParseException with the errors among the findings, if there are any */
  static void refuseErrors(List<Finding> findings) {
    List<Finding> errors = findings.stream().filter(finding -> finding.severity() == Severity.ERROR).toList();
    if (!errors.isEmpty()) {
      throw of(errors);
    }
  }

  /** @param all at least one */
  static ParseException of(List<Finding> all) {
    List<Finding> findings = Told.of(all);
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
