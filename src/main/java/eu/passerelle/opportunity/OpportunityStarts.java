package eu.passerelle.opportunity;

import eu.passerelle.engine.StartPolicy;
import eu.passerelle.engine.access.EngineRights;
import eu.passerelle.scheme.Corridor;
import eu.passerelle.scheme.NumberSeries;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.stakeholder.Organisation;
import eu.passerelle.stakeholder.Participations;
import java.time.Year;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who may express interest for which firm, and under which number. A firm speaks for itself; a coordinator for any firm of the scheme. */
@Component
class OpportunityStarts implements StartPolicy {

  private static final String KIND = "opportunity";

  private final Schemes schemes;
  private final Participations participations;
  private final NumberSeries numbers;
  private final IdentityService identity;
  private final EngineRights rights;

  OpportunityStarts(Schemes schemes, Participations participations, NumberSeries numbers, IdentityService identity, EngineRights rights) {
    this.schemes = schemes;
    this.participations = participations;
    this.numbers = numbers;
    this.identity = identity;
    this.rights = rights;
  }

  @Override
  public boolean appliesTo(String processKey, String kind) {
    return KIND.equals(kind);
  }

  @Override
  public boolean mayStart(String processKey, Collection<String> groupIds) {
    return schemes.servedBy(processKey).stream()
        .anyMatch(scheme -> groupIds.contains(scheme.coordinatorGroup())
            || participations.candidates(scheme.id(), Opportunities.EMPLOYER).stream().map(Organisation::id).anyMatch(groupIds::contains));
  }

  @Override
  @Transactional
  public Start prepare(String processKey, String userId, Map<String, Object> values) {
    Corridor corridor = schemes.corridor(String.valueOf(values.get("corridor"))).filter(Corridor::open)
        .orElseThrow(() -> new IllegalArgumentException("This corridor takes no new opportunities."));
    Scheme scheme = schemes.find(corridor.schemeId()).orElseThrow();
    List<Scheme> served = schemes.servedBy(processKey);
    if (!served.contains(scheme)) {
      throw new IllegalArgumentException("This form is for offers in %s. Choose one of its corridors."
          .formatted(served.stream().map(Scheme::name).collect(Collectors.joining(" and "))));
    }
    Organisation firm = firm(scheme, String.valueOf(values.get("employerOrganisation")));
    if (!mayActFor(userId, firm, scheme)) {
      throw new IllegalArgumentException("You may express interest only for your own organisation.");
    }
    Map<String, Object> variables = new HashMap<>(values);
    variables
        .putAll(Map.of("scheme", scheme.id(), "corridor", corridor.id(), "origin", corridor.origin(), "destination", corridor.destination(),
            "employerOrganisation", firm.id(), "employerName", firm.name()));
    return new Start(numbers.nextOpportunity(scheme, Year.now().getValue()), variables);
  }

  private Organisation firm(Scheme scheme, String id) {
    return participations.candidates(scheme.id(), Opportunities.EMPLOYER).stream().filter(firm -> firm.id().equals(id)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("This firm takes no part in %s.".formatted(scheme.name())));
  }

  private boolean mayActFor(String userId, Organisation firm, Scheme scheme) {
    List<String> groups = rights.asHouse(() -> identity.createGroupQuery().groupMember(userId).list().stream().map(Group::getId).toList());
    return groups.contains(firm.id()) || groups.contains(scheme.coordinatorGroup());
  }
}
