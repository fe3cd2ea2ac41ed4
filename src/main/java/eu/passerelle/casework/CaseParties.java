package eu.passerelle.casework;

import eu.passerelle.casework.Cases.Look;
import eu.passerelle.engine.wiring.TaskRouting;
import eu.passerelle.stakeholder.Organisation;
import eu.passerelle.stakeholder.Organisations;
import eu.passerelle.stakeholder.Participations;
import eu.passerelle.stakeholder.Role;
import eu.passerelle.stakeholder.Roles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets coordinators name the party of a role for one case that is open; its open tasks follow in the same transaction. */
@Service
public class CaseParties {

  private final Cases cases;
  private final OverviewTable overview;
  private final Participations participations;
  private final Organisations organisations;
  private final Roles roles;
  private final TaskRouting routing;

  CaseParties(Cases cases, OverviewTable overview, Participations participations, Organisations organisations, Roles roles,
      TaskRouting routing) {
    this.cases = cases;
    this.overview = overview;
    this.participations = participations;
    this.organisations = organisations;
    this.roles = roles;
    this.routing = routing;
  }

  /** @return whether the viewer may name the parties of the case */
  public boolean mayName(Look look) {
    return look.summary().open() && look.coordinated();
  }

  /** @return the case, if the viewer may name its parties */
  public Optional<CaseSummary> find(String number, String userId) {
    return cases.look(number, userId).filter(this::mayName).map(Look::summary);
  }

  /** @return the roles for which somebody may be named, in the order of the catalogue */
  public List<Part> parts(CaseSummary summary) {
    Map<String, String> players = participations.parties(summary.number(), summary.schemeId(), summary.corridorId());
    return roles.list().stream().map(role -> part(summary, role, players.get(role.key())))
        .filter(part -> !part.candidates.isEmpty()).toList();
  }

  /** @return the part of one role */
  public Optional<Part> part(CaseSummary summary, String roleKey) {
    return parts(summary).stream().filter(part -> part.role.key().equals(roleKey)).findFirst();
  }

  /** @return who plays the role when nobody is named for this case */
  public Optional<Organisation> asScheme(CaseSummary summary, String roleKey) {
    return Optional.ofNullable(participations.parties(summary.schemeId(), summary.schemeId(), summary.corridorId()).get(roleKey))
        .flatMap(organisations::find);
  }

  /** @return how many open tasks of the case the role has */
  public int openTasks(CaseSummary summary, String roleKey) {
    return (int) overview.openSteps(summary.number()).orElse(List.of()).stream().filter(step -> roleKey.equals(step.role())).count();
  }

  /** Names somebody, or with null leaves it to the scheme again. */
  @Transactional
  public void name(CaseSummary summary, String roleKey, String before, String after) {
    participations.nameInCase(summary.number(), roleKey, before, after);
    routing.reroute(summary.number(), roleKey);
  }

  private Part part(CaseSummary summary, Role role, String player) {
    List<Organisation> candidates = participations.candidates(summary.schemeId(), role.key());
    Organisation named = participations.namedInCase(summary.number(), role.key()).flatMap(organisations::find).orElse(null);
    return new Part(role, player == null ? null : organisations.find(player).orElse(null), named, candidates);
  }

  /**
   * A role in a case.
   *
   * @param player who plays it; null for nobody
   * @param named whom somebody has named for this one case; null for nobody
   */
  public record Part(Role role, Organisation player, Organisation named, List<Organisation> candidates) {}
}
