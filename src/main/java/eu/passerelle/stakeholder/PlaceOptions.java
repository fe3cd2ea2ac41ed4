package eu.passerelle.stakeholder;

import eu.passerelle.engine.OptionSource;
import eu.passerelle.engine.OptionSource.Asked;
import eu.passerelle.engine.OptionSource.Option;
import eu.passerelle.scheme.Cohort;
import eu.passerelle.scheme.Corridor;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The open corridors and cohorts of the schemes that the person who asks has a part in, as {@code corridors.open} and {@code cohorts.open};
 * and all those that the person coordinates, as {@code schemes.mine}, {@code corridors.mine} and {@code cohorts.mine}.
 */
@Configuration(proxyBeanMethods = false)
class PlaceOptions {

  private final Schemes schemes;
  private final Participations participations;
  private final Places places;

  PlaceOptions(Schemes schemes, Participations participations, Places places) {
    this.schemes = schemes;
    this.participations = participations;
    this.places = places;
  }

  @Bean
  OptionSource openCorridors() {
    return source("corridors.open", asked -> corridors(asked).map(corridor -> new Option(corridor.id(), label(corridor))).toList());
  }

  @Bean
  OptionSource openCohorts() {
    return source("cohorts.open", asked -> corridors(asked).flatMap(this::cohorts)
        .map(cohort -> new Option(cohort.id(), cohort.name())).toList());
  }

  @Bean
  OptionSource coordinatedSchemes() {
    return source("schemes.mine", asked -> mine(asked).map(scheme -> new Option(scheme.id(), scheme.name())).toList());
  }

  @Bean
  OptionSource coordinatedCorridors() {
    return source("corridors.mine", asked -> mine(asked).flatMap(scheme -> schemes.corridors(scheme.id()).stream())
        .map(corridor -> new Option(corridor.id(), label(corridor))).toList());
  }

  @Bean
  OptionSource coordinatedCohorts() {
    return source("cohorts.mine", asked -> mine(asked).flatMap(scheme -> schemes.cohorts(scheme.id()).stream()
        .map(cohort -> new Option(cohort.id(), "%s: %s".formatted(scheme.name(), cohort.name())))).toList());
  }

  private Stream<Scheme> mine(Asked asked) {
    Stream<Scheme> coordinated = schemes.coordinatedBy(asked.groupIds()).stream();
    return asked.number() == null ? coordinated.filter(schemes.servedBy(asked.processKey())::contains) : coordinated;
  }

  private Stream<Corridor> corridors(Asked asked) {
    return schemes.ofNumber(asked.number()).map(List::of).orElseGet(() -> schemes.servedBy(asked.processKey())).stream()
        .filter(scheme -> participations.hasPartIn(scheme, asked.groupIds()))
        .flatMap(scheme -> schemes.corridors(scheme.id()).stream()).filter(Corridor::open);
  }

  private Stream<Cohort> cohorts(Corridor corridor) {
    return schemes.cohorts(corridor.schemeId()).stream().filter(cohort -> cohort.corridorId().equals(corridor.id()));
  }

  private String label(Corridor corridor) {
    return "%s: %s".formatted(schemes.find(corridor.schemeId()).map(Scheme::name).orElse(corridor.schemeId()),
        places.label(corridor, Locale.ENGLISH));
  }

  private static OptionSource source(String key, Function<Asked, List<Option>> options) {
    return new OptionSource() {
      @Override
      public String key() {
        return key;
      }

      @Override
      public List<Option> options(Asked asked) {
        return options.apply(asked);
      }
    };
  }
}
