package eu.passerelle.casework;

import eu.passerelle.engine.CaseObserver.Started;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What one transaction does to one case. */
class OverviewUpdate {

  final String number;
  final Instant now = Instant.now();
  Started started;
  String stage;
  boolean ended;
  String outcome;
  String lossReason;
  private final Map<String, OpenStep> opened = new LinkedHashMap<>();
  private final Map<String, OpenStep> changed = new LinkedHashMap<>();
  private final Set<String> closed = new LinkedHashSet<>();
  private final Set<String> groups = new TreeSet<>();
  final Set<String> milestones = new TreeSet<>();

  OverviewUpdate(String number) {
    this.number = number;
  }

  void open(OpenStep step) {
    opened.put(step.taskId(), step);
    if (!step.standIn()) {
      groups.add(step.groupId());
    }
  }

  void change(OpenStep step) {
    if (opened.computeIfPresent(step.taskId(), (id, before) -> step.after(before)) == null) {
      changed.put(step.taskId(), step);
    }
  }

  boolean changesOpenSteps() {
    return !changed.isEmpty();
  }

  /** A task that opens and closes in one transaction was never seen by anybody. */
  void close(String taskId) {
    if (opened.remove(taskId) == null) {
      closed.add(taskId);
    }
  }

  int closedCount() {
    return closed.size();
  }

  /** The organisations that have been given work. */
  Set<String> groups() {
    return groups;
  }

  /** The steps that are open afterwards, next one first. */
  List<OpenStep> applyTo(List<OpenStep> before) {
    if (ended) {
      return List.of();
    }
    List<OpenStep> after = new ArrayList<>(before);
    after.removeIf(step -> closed.contains(step.taskId()) || opened.containsKey(step.taskId()));
    after.replaceAll(step -> changed.containsKey(step.taskId()) ? changed.get(step.taskId()).after(step) : step);
    after.addAll(opened.values());
    after.sort(OpenStep.NEXT_FIRST);
    return after;
  }
}
