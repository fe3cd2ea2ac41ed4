package eu.passerelle.redesign.report;

import eu.passerelle.engine.moving.DueDates.NewDue;
import eu.passerelle.engine.moving.Fate;
import eu.passerelle.engine.moving.Forecast;
import eu.passerelle.engine.moving.LiveInstance;
import eu.passerelle.engine.moving.StandingAlike;
import eu.passerelle.engine.moving.TargetStep;
import eu.passerelle.model.drawing.Mark;
import eu.passerelle.redesign.comparison.Difference;
import eu.passerelle.redesign.proposal.Proposal;
import eu.passerelle.redesign.report.UnplayedRoles.Unplayed;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a proposal would do, flow by flow.
 *
 * @param beside what it changes in flows that it does not bring along: steps whose time limit becomes another
 */
public record ProposalReport(Proposal proposal, boolean outdated, List<FlowReport> flows, List<Difference> beside) {

  public ProposalReport {
    flows = List.copyOf(flows);
    beside = List.copyOf(beside);
  }

  /** @return the same, without the numbers of the cases that the reader is not told of */
  public ProposalReport forReaderOf(Predicate<String> knows) {
    return new ProposalReport(proposal, outdated, flows.stream().map(flow -> flow.forReaderOf(knows)).toList(), beside);
  }

  public FlowReport flow(String id) {
    return flows.stream().filter(flow -> flow.flow.equals(id)).findFirst().orElse(flows.get(0));
  }

  public int count(Fate fate) {
    return flows.stream().mapToInt(flow -> flow.count(fate)).sum();
  }

  public int live() {
    return flows.stream().flatMap(flow -> flow.standings.stream()).mapToInt(standing -> standing.instances().size()).sum();
  }

  /**
   * @param title name of the process or the table
   * @param isNew whether nothing of it is in force
   * @param drawn whether it has a diagram
   * @param marks what became of the elements of the diagram, by their ids
   * @param choices the removed steps at which live cases wait
   * @param skips the steps that live cases have never had though every case passes them before
   * @param unplayed the steps of live cases that go to a role which nobody plays for them
   * @param dues tasks and timers that get another date when their cases follow
   */
  public record FlowReport(String flow, String title, boolean isNew, boolean drawn, List<Difference> changes, Map<String, Mark> marks,
      List<StandingAlike> standings, List<Choice> choices, List<Skip> skips,
      List<Unplayed> unplayed, List<NewDue> dues) {

    private static final int MOST_SHOWN = 50;

    public FlowReport {
      changes = List.copyOf(changes);
      marks = Collections.unmodifiableMap(new LinkedHashMap<>(marks));
      standings = List.copyOf(standings);
      choices = List.copyOf(choices);
      skips = List.copyOf(skips);
      unplayed = List.copyOf(unplayed);
      dues = List.copyOf(dues);
    }

    private FlowReport forReaderOf(Predicate<String> knows) {
      return new FlowReport(flow, title, isNew, drawn, changes, marks, standings.stream().map(standing -> standing.with(standing.instances()
          .stream().map(one -> one.caseNumber() == null || knows.test(one.caseNumber()) ? one : new LiveInstance(one.id(), null)).toList()))
          .toList(), choices, skips, unplayed.stream().map(one -> one.forReaderOf(knows)).filter(one -> !one.cases().isEmpty()).toList(),
          dues);
    }

    public int count(Fate fate) {
      return new Forecast(standings).count(fate);
    }

    /** @return as many as a page can show; what somebody has to decide comes first */
    public List<StandingAlike> firstStandings() {
      return standings.stream().sorted(Comparator.comparing(StandingAlike::fate).reversed()).limit(MOST_SHOWN).toList();
    }

    /** @return ids of the elements that carry the mark, for the script that draws it */
    public String marked(Mark mark) {
      return marks.keySet().stream().filter(id -> marks.get(id) == mark).collect(Collectors.joining(" "));
    }

    public Map<String, List<NewDue>> duesByInstance() {
      return dues.stream().collect(Collectors.groupingBy(NewDue::instanceId));
    }
  }

  /**
   * A step that the proposal removes.
   *
   * @param chosen id of the step to which its cases go; empty as long as nobody has decided
   * @param targets the steps that can take them
   */
  record Choice(String step, String name, int cases, String chosen, List<TargetStep> targets) {

    Choice {
      targets = List.copyOf(targets);
    }

    /** @return ids of the targets, for the script that lets people click on them */
    public String targetIds() {
      return targets.stream().map(TargetStep::id).collect(Collectors.joining(" "));
    }
  }
}
