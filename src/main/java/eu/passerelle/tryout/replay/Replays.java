package eu.passerelle.tryout.replay;

import eu.passerelle.engine.flow.FlowCatalogue;
import eu.passerelle.engine.replay.Recording;
import eu.passerelle.engine.replay.Recordings;
import eu.passerelle.engine.replay.Replayer;
import eu.passerelle.tryout.Progress;
import eu.passerelle.tryout.Replaying;
import eu.passerelle.tryout.TryOutRequest;
import eu.passerelle.tryout.TryOutResult.OtherWay;
import eu.passerelle.tryout.TryOutResult.Stuck;
import eu.passerelle.tryout.TryOutResult;
import eu.passerelle.tryout.replay.Replay.Lived;
import eu.passerelle.tryout.world.TrialWorld;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.stereotype.Component;

/** Reads what happened to finished instances here, and lets it happen again in a trial. */
@Component
class Replays implements Replaying {

  private static final int AT_ONCE = 20;

  private final Recordings recordings;
  private final FlowCatalogue flows;

  Replays(Recordings recordings, FlowCatalogue flows) {
    this.recordings = recordings;
    this.flows = flows;
  }

  @Override
  public TryOutResult.Replay replay(TrialWorld world, TryOutRequest request, Progress progress) {
    List<String> instances = recordings.finished(recordings.versionsTouchedBy(request.proposed()), request.replayed());
    return replay(world.engine(), world.bean(FlowCatalogue.class), world.bean(Replayer.class), instances, request.replayed(), progress);
  }

  TryOutResult.Replay replay(ProcessEngine trial, FlowCatalogue drawn, Replayer replayer, List<String> instances, int most,
      Progress progress) {
    progress.expect(instances.size());
    Found found = new Found(trial, drawn);
    for (int from = 0; from < instances.size() && progress.goesOn(); from += AT_ONCE) {
      List<Recording> page = recordings.of(instances.subList(from, Math.min(instances.size(), from + AT_ONCE)));
      found.prepare(page);
      for (Recording recording : page) {
        if (progress.goesOn()) {
          progress.doing("Replaying finished cases");
          found.add(recording, new Replay(replayer, trial.getFormService(), recording).live());
          progress.oneDone();
        }
      }
    }
    return found.result(instances.size(), most);
  }

  /** What the replays have shown so far. */
  private final class Found {

    private final ProcessEngine trial;
    private final FlowCatalogue drawn;
    private final Map<String, Courses> courses = new HashMap<>();
    private final Map<String, Chart> charts = new HashMap<>();
    private final List<OtherWay> other = new ArrayList<>();
    private final List<Stuck> stuck = new ArrayList<>();
    private final Map<String, Integer> newSteps = new TreeMap<>();
    private int same;

    private Found(ProcessEngine trial, FlowCatalogue drawn) {
      this.trial = trial;
      this.drawn = drawn;
    }

    void prepare(List<Recording> page) {
      Set<String> processes =
          page.stream().map(Recording::process).filter(process -> !courses.containsKey(process)).collect(Collectors.toSet());
      Map<String, Set<String>> handedOut = processes.isEmpty() ? Map.of() : recordings.handedOut(processes);
      page.stream().filter(recording -> processes.contains(recording.process()))
          .forEach(recording -> courses.computeIfAbsent(recording.process(),
              process -> {
                Chart after = Chart.of(drawn.diagramOf(trial.getRepositoryService().createProcessDefinitionQuery()
                    .processDefinitionKey(process).withoutTenantId().latestVersion().singleResult().getId()), process);
                charts.put(process, after);
                return new Courses(Chart.of(flows.diagramOf(recording.definitionId()), process), after, handedOut.get(process));
              }));
    }

    void add(Recording recording, Lived lived) {
      Courses both = courses.get(recording.process());
      if (lived.stuckAt() != null) {
        String step = lived.stuckAt();
        stuck.add(new Stuck(Objects.requireNonNullElse(recording.number(), ""), recording.process(), step,
            charts.get(recording.process()).name(step).orElse(step), lived.why()));
        return;
      }
      both.newSteps(lived).forEach(step -> newSteps.merge(step, 1, Integer::sum));
      Optional<OtherWay> way = both.compare(recording, lived);
      way.ifPresentOrElse(other::add, () -> same++);
    }

    TryOutResult.Replay result(int wanted, int most) {
      int replayed = same + other.size() + stuck.size();
      List<String> remarks = new ArrayList<>();
      if (wanted == 0) {
        remarks.add("No case has yet gone from its beginning to its end on the version in force.");
      } else if (replayed < wanted) {
        remarks.add("It was stopped before all had been replayed.");
      } else if (wanted == most) {
        remarks.add("Only those that ended last were replayed.");
      }
      if (!newSteps.isEmpty()) {
        remarks.add(
            "New steps that were passed: " + newSteps.entrySet().stream().map(step -> "“" + step.getKey() + "” (" + step.getValue() + ")")
                .collect(Collectors.joining(", ")) + ".");
      }
      return new TryOutResult.Replay(replayed, same, List.copyOf(other), List.copyOf(stuck),
          remarks.isEmpty() ? null : String.join(" ", remarks));
    }
  }
}
