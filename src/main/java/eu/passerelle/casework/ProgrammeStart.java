package eu.passerelle.casework;

import eu.passerelle.engine.StartPolicy;
import eu.passerelle.scheme.Cohort;
import eu.passerelle.scheme.Corridor;
import eu.passerelle.scheme.NumberSeries;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a scheme does beside its cases, for a cohort, a corridor or as a whole. Its coordinators start it; the start form names the
 * {@code cohort}, the {@code corridor} or the {@code scheme}.
 */
@Component
class ProgrammeStart implements StartPolicy {

  private static final String KIND = "programme";

  private final Schemes schemes;
  private final Viewers viewers;
  private final NumberSeries numbers;
  private final Clock clock;

  ProgrammeStart(Schemes schemes, Viewers viewers, NumberSeries numbers, Clock clock) {
    this.schemes = schemes;
    this.viewers = viewers;
    this.numbers = numbers;
    this.clock = clock;
  }

  @Override
  public boolean appliesTo(String processKey, String kind) {
    return KIND.equals(kind);
  }

  @Override
  public boolean mayStart(String processKey, Collection<String> groupIds) {
    return schemes.coordinatedBy(groupIds).stream().anyMatch(schemes.servedBy(processKey)::contains);
  }

  @Override
  @Transactional
  public Start prepare(String processKey, String userId, Map<String, Object> values) {
    Map<String, Object> variables = new HashMap<>(values);
    Optional<Cohort> cohort = named(values, "cohort").flatMap(schemes::cohort);
    Optional<Corridor> corridor = cohort.map(Cohort::corridorId).or(() -> named(values, "corridor")).flatMap(schemes::corridor);
    Scheme scheme = corridor.map(Corridor::schemeId).or(() -> named(values, "scheme")).flatMap(schemes::find)
        .filter(one -> coordinated(userId).contains(one.id()))
        .orElseThrow(() -> new IllegalArgumentException("Choose a cohort, a corridor or a scheme that you coordinate."));
    List<Scheme> served = schemes.servedBy(processKey);
    if (!served.contains(scheme)) {
      throw new IllegalArgumentException("This is done in %s only. Choose a cohort, a corridor or a scheme there."
          .formatted(served.stream().map(Scheme::name).collect(Collectors.joining(" and "))));
    }
    variables.put("scheme", scheme.id());
    corridor
        .ifPresent(place -> variables.putAll(Map.of("corridor", place.id(), "origin", place.origin(), "destination", place.destination())));
    cohort.ifPresent(people -> variables.put("cohort", people.id()));
    return new Start(numbers.nextProgramme(scheme, LocalDate.now(clock).getYear()), variables);
  }

  private List<String> coordinated(String userId) {
    return viewers.of(userId).coordinated();
  }

  private static Optional<String> named(Map<String, Object> values, String key) {
    return Optional.ofNullable(values.get(key)).map(Object::toString).filter(text -> !text.isBlank());
  }
}
