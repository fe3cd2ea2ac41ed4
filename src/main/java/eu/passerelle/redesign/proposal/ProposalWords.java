package eu.passerelle.redesign.proposal;

import eu.passerelle.model.LimitsChange;
import eu.passerelle.model.PeriodWords;
import eu.passerelle.model.TimeLimitSource;
import eu.passerelle.redesign.comparison.DifferenceWords;
import eu.passerelle.scheme.Corridor;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Names roles and time limits as the scheme of the proposal knows them. */
public final class ProposalWords implements DifferenceWords {

  private final Function<String, List<String>> players;
  private final LimitsChange limits;
  private final List<Corridor> corridors;

  public ProposalWords(Function<String, List<String>> players, LimitsChange limits, List<Corridor> corridors) {
    this.players = players;
    this.limits = limits;
    this.corridors = corridors;
  }

  @Override
  public String role(String laneName) {
    List<String> names = players.apply(laneName);
    return names.isEmpty() ? laneName : laneName + " (" + String.join(", ", names) + ")";
  }

  @Override
  public String limit(String key, boolean proposed) {
    TimeLimitSource source = proposed ? limits.proposed() : limits.inForce();
    Map<String, Set<String>> countries = new LinkedHashMap<>();
    corridors.forEach(corridor -> source.period(key, corridor.schemeId(), corridor.destination())
        .ifPresent(period -> countries.computeIfAbsent(PeriodWords.of(period), any -> new LinkedHashSet<>()).add(corridor.destination())));
    if (countries.isEmpty()) {
      return source.period(key, null, null).map(PeriodWords::of).orElse("without a period");
    }
    return countries.size() == 1 ? countries.keySet().iterator().next()
        : countries.entrySet().stream().map(entry -> entry.getKey() + " in " + String.join(", ", entry.getValue()))
            .collect(Collectors.joining("; "));
  }
}
