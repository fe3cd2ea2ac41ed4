package eu.passerelle.stakeholder;

import eu.passerelle.engine.OptionSource;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import java.util.List;
import java.util.stream.Stream;

/** The organisations that may play one role, as {@code organisations.<role>}. */
class OrganisationOptions implements OptionSource {

  private final String role;
  private final Participations participations;
  private final Schemes schemes;

  OrganisationOptions(String role, Participations participations, Schemes schemes) {
    this.role = role;
    this.participations = participations;
    this.schemes = schemes;
  }

  @Override
  public String key() {
    return "organisations." + role;
  }

  /** On a start form, who works for one of the organisations chooses only among their own. */
  @Override
  public List<Option> options(Asked asked) {
    List<Option> all = schemes(asked).flatMap(scheme -> participations.candidates(scheme.id(), role).stream()).distinct()
        .map(organisation -> new Option(organisation.id(), organisation.name())).toList();
    List<Option> own = all.stream().filter(option -> asked.groupIds().contains(option.value())).toList();
    return asked.number() == null && !own.isEmpty() ? own : all;
  }

  private Stream<Scheme> schemes(Asked asked) {
    return schemes.ofNumber(asked.number()).map(Stream::of).orElseGet(() -> schemes.servedBy(asked.processKey()).stream());
  }
}
