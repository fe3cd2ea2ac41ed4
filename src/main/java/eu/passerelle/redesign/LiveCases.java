package eu.passerelle.redesign;

import eu.passerelle.engine.CaseMigration.Fate;
import eu.passerelle.engine.CaseMigration.Standing;
import eu.passerelle.engine.DueDates.NewDue;
import eu.passerelle.redesign.ChangeReport.FlowReport;
import eu.passerelle.scheme.Schemes;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The live cases of a flow one by one, as the report lists them. */
@Component
class LiveCases {

  private final Schemes schemes;

  LiveCases(Schemes schemes) {
    this.schemes = schemes;
  }

  /**
   * @param fate only those; null for all
   * @param own ids of the schemes whose cases the reader may open
   */
  List<Line> of(FlowReport report, Fate fate, Collection<String> own) {
    Map<String, List<NewDue>> dues = report.duesByInstance();
    return report.standings().stream().filter(standing -> fate == null || standing.fate() == fate)
        .flatMap(standing -> standing.instances().stream().map(instance -> line(standing, instance.caseNumber(),
            dues.getOrDefault(instance.id(), List.of()), own))).toList();
  }

  private Line line(Standing standing, String caseNumber, List<NewDue> dues, Collection<String> own) {
    boolean readable = schemes.ofNumber(caseNumber).filter(scheme -> own.contains(scheme.id())).isPresent();
    return new Line(caseNumber, readable, standing.version(), String.join("; ", standing.stepNames()), standing.fate(), standing.why(),
        dues);
  }

  /** @param readable whether the page of the case opens for the reader; {@code caseNumber} is null for an instance without one */
  record Line(String caseNumber, boolean readable, int version, String stands, Fate fate, String why, List<NewDue> dues) {

    Line {
      dues = List.copyOf(dues);
    }
  }
}
