package eu.passerelle.redesign.report;

import eu.passerelle.engine.moving.DueDates.NewDue;
import eu.passerelle.engine.moving.Fate;
import eu.passerelle.engine.moving.StandingAlike;
import eu.passerelle.redesign.report.ProposalReport.FlowReport;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The live cases of a flow one by one, as the report lists them. */
public final class LiveCases {

  private LiveCases() {}

  /**
   * @param fate only those; null for all
   * @param opens the cases that the reader may open, by number
   */
  public static List<Line> of(FlowReport report, Fate fate, Predicate<String> opens) {
    Map<String, List<NewDue>> dues = report.duesByInstance();
    return report.standings().stream().filter(standing -> fate == null || standing.fate() == fate)
        .flatMap(standing -> standing.instances().stream().map(instance -> line(standing, instance.caseNumber(),
            dues.getOrDefault(instance.id(), List.of()), opens)))
        .toList();
  }

  private static Line line(StandingAlike standing, String caseNumber, List<NewDue> dues, Predicate<String> opens) {
    return new Line(caseNumber, opens.test(caseNumber), standing.version(), String.join("; ", standing.stepNames()), standing.fate(),
        standing.why(), dues);
  }

  /** @param readable whether the page of the case opens for the reader; {@code caseNumber} is null for an instance without one */
  public record Line(String caseNumber, boolean readable, int version, String stands, Fate fate, String why, List<NewDue> dues) {

    public Line {
      dues = List.copyOf(dues);
    }
  }
}
