package eu.passerelle.redesign.report;

import eu.passerelle.redesign.comparison.Change;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a proposal changes, in sentences; flow by flow, the flows of the proposal first. */
public record Comparison(List<Change> changes) {

  public Comparison {
    changes = List.copyOf(changes);
  }

  Set<Change.Kind> kinds() {
    return changes.stream().map(Change::kind).collect(Collectors.toCollection(() -> EnumSet.noneOf(Change.Kind.class)));
  }

  Map<String, List<Change>> byFlow() {
    return changes.stream().collect(Collectors.groupingBy(Change::flow, LinkedHashMap::new, Collectors.toList()));
  }

  /** @return one a line, for whoever keeps them */
  public String text() {
    return changes.stream().map(Change::sentence).collect(Collectors.joining("\n"));
  }
}
