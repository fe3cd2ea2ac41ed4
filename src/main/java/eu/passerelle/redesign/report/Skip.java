package eu.passerelle.redesign.report;

import eu.passerelle.engine.moving.SkippedStep;
import eu.passerelle.engine.moving.StandingAlike;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A step that cases which stand alike have never had, for who decides about it.
 *
 * @param standing where they stand, as the decision names it
 * @param stands names of these steps
 */
record Skip(String standing, String stands, SkippedStep step, int cases) {

  /** @return one for each place and step: cases of several versions that stand alike are decided about together */
  static List<Skip> among(List<StandingAlike> standings) {
    Map<List<String>, Skip> skips = new LinkedHashMap<>();
    standings.forEach(standing -> standing.skipped().forEach(step -> skips.merge(List.of(standing.place(), step.id()),
        new Skip(standing.place(), String.join("; ", standing.stepNames()), step, standing.instances().size()),
        (one, other) -> new Skip(one.standing, one.stands, one.step, one.cases + other.cases))));
    return List.copyOf(skips.values());
  }
}
