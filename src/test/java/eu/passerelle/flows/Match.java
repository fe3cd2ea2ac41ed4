package eu.passerelle.flows;

import eu.passerelle.testing.Flow;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.spin.plugin.variable.SpinValues;

/** What the tests of this scheme have in common. */
final class Match {

  private Match() {}

  /** The answer to a checklist. */
  static Object topics(String... values) {
    return SpinValues.jsonValue(Arrays.stream(values).map(value -> '"' + value + '"').collect(Collectors.joining(",", "[", "]"))).create();
  }

  /** What a case from Nigeria to Italy hands to a block. */
  static Map<String, Object> standard(Object... more) {
    Map<String, Object> variables =
        Flow.standard("scheme", "match", "corridor", "match-ng-it", "cohort", "match-ng-it-2021", "destination", "IT");
    variables.putAll(Flow.values(more));
    return variables;
  }

  /** As {@link #standard}, with a signed contract. */
  static Map<String, Object> hired(Object... more) {
    Map<String, Object> variables = standard("employerName", "Dora Robotica", "employerOrganisation", "dora-robotica", "opportunityNumber",
        "MAT-OPP-2031-0001",
        "contractType", "job", "startDate", "2031-05-01", "endDate", "2032-04-30", "salary", 2600, "currency", "EUR", "mentor", "Giulia",
        "occupation", "2512 Software developers");
    variables.putAll(Flow.values(more));
    return variables;
  }
}
