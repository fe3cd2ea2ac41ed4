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
   * @param knows the cases that the reader is told of by number
   * @param opens the cases that the reader may open, by number
   */
  public static List<Line> of(FlowReport report, Fate fate, Predicate<String> knows, Predicate<String> opens) {
    Map<String, List<NewDue>> dues = report.duesByInstance();
    return report.standings().stream().filter(standing -> fate == null || standing.fate() == fate)
        .flatMap(standing -> standing.instances().stream().map(instance -> line(standing, instance.caseNumber(),
            dues.getOrDefault(instance.id(), List.of()), knows, opens)))
        .toList();
  }

  private static Line line(StandingAlike standing, String caseNumber, List<NewDue> dues, Predicate<String> knows, Predicate<String> opens) {
    boolean hidden = caseNumber != null && !knows.test(caseNumber);
    return new Line(hidden ? null : caseNumber, hidden, opens.test(caseNumber), standing.version(), String.join("; ", standing.stepNames()),
        standing.fate(),
        standing.why(), standing.gaps(), dues);
  }

  /**
   * One live case.
   *
   * @param caseNumber null for an instance without one, and where it is hidden
   * @param hidden whether it is a case of which the reader is told no number
   * @param readable whether the page of the case opens for the reader
   */
  public record Line(String caseNumber, boolean hidden, boolean readable, int version, String stands, Fate fate, String why,
      List<String> gaps,
      List<NewDue> dues) {

    public Line {
      gaps = List.copyOf(gaps);
      dues = List.copyOf(dues);
    }
  }
}
