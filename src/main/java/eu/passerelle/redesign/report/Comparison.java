package eu.passerelle.redesign.report;

import eu.passerelle.redesign.comparison.Difference;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a proposal changes, in sentences; flow by flow, the flows of the proposal first. */
public record Comparison(List<Difference> changes) {

  public Comparison {
    changes = List.copyOf(changes);
  }

  Set<Difference.Kind> kinds() {
    return changes.stream().map(Difference::kind).collect(Collectors.toCollection(() -> EnumSet.noneOf(Difference.Kind.class)));
  }

  Map<String, List<Difference>> byFlow() {
    return changes.stream().collect(Collectors.groupingBy(Difference::flow, LinkedHashMap::new, Collectors.toList()));
  }

  /** @return one a line, for whoever keeps them */
  public String text() {
    return changes.stream().map(Difference::sentence).collect(Collectors.joining("\n"));
  }
}
