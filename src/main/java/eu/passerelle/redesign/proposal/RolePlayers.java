package eu.passerelle.redesign.proposal;

import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.stakeholder.Organisation;
import eu.passerelle.stakeholder.Organisations;
import eu.passerelle.stakeholder.Participations;
import eu.passerelle.stakeholder.Roles;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Names the organisations that play a role in a scheme. */
@Component
public class RolePlayers {

  private final Roles roles;
  private final Participations participations;
  private final Organisations organisations;
  private final Schemes schemes;

  RolePlayers(Roles roles, Participations participations, Organisations organisations, Schemes schemes) {
    this.roles = roles;
    this.participations = participations;
    this.organisations = organisations;
    this.schemes = schemes;
  }

  /** @return their names; none where the role is unknown, or is played case by case */
  public List<String> of(Scheme scheme, String laneName) {
    return roles.keyOf(laneName).stream().flatMap(role -> schemes.corridors(scheme.id()).stream()
        .flatMap(corridor -> Stream.ofNullable(participations.parties(null, scheme.id(), corridor.id()).get(role))))
        .distinct().map(organisations::find).flatMap(Optional::stream).map(Organisation::name).toList();
  }
}
