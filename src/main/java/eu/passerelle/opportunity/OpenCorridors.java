package eu.passerelle.opportunity;

import eu.passerelle.engine.OptionSource;
import eu.passerelle.scheme.Corridor;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import java.util.List;
import org.springframework.stereotype.Component;

/** The corridors that take new opportunities. */
@Component
class OpenCorridors implements OptionSource {

  private final Schemes schemes;

  OpenCorridors(Schemes schemes) {
    this.schemes = schemes;
  }

  @Override
  public String key() {
    return "corridors.open";
  }

  @Override
  public List<Option> options(Asked asked) {
    return schemes.list().stream()
        .flatMap(scheme -> schemes.corridors(scheme.id()).stream().filter(Corridor::open).map(corridor -> option(scheme, corridor))).toList();
  }

  private static Option option(Scheme scheme, Corridor corridor) {
    return new Option(corridor.id(), "%s: %s to %s".formatted(scheme.name(), corridor.origin(), corridor.destination()));
  }
}
