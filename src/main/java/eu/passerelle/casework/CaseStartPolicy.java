package eu.passerelle.casework;

import eu.passerelle.engine.StartPolicy;
import eu.passerelle.scheme.Cohort;
import eu.passerelle.scheme.Corridor;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.stakeholder.Participations;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A single application, entered by hand, starts a case as those of a file do. */
@Component
class CaseStartPolicy implements StartPolicy {

  private final Schemes schemes;
  private final Participations participations;
  private final Viewers viewers;
  private final CaseStart cases;

  CaseStartPolicy(Schemes schemes, Participations participations, Viewers viewers, CaseStart cases) {
    this.schemes = schemes;
    this.participations = participations;
    this.viewers = viewers;
    this.cases = cases;
  }

  @Override
  public boolean appliesTo(String processKey, String kind) {
    return schemes.ofMainProcess(processKey).isPresent();
  }

  @Override
  public boolean mayStart(String processKey, Collection<String> groupIds) {
    return schemes.ofMainProcess(processKey).filter(scheme -> participations.hasPartIn(scheme, groupIds)).isPresent();
  }

  @Override
  @Transactional
  public Start prepare(String processKey, String userId, Map<String, Object> values) {
    Scheme scheme = schemes.ofMainProcess(processKey).orElseThrow();
    if (!participations.hasPartIn(scheme, viewers.groupsOf(userId))) {
      throw new IllegalArgumentException("Only organisations that have a part in %s start cases in it.".formatted(scheme.name()));
    }
    Cohort cohort = schemes.cohort(String.valueOf(values.get("cohort"))).filter(found -> found.schemeId().equals(scheme.id()))
        .orElseThrow(() -> new IllegalArgumentException("Choose the cohort that the application belongs to."));
    if (schemes.corridor(cohort.corridorId()).filter(Corridor::open).isEmpty()) {
      throw new IllegalArgumentException("%s takes no applications: its corridor is closed.".formatted(cohort.name()));
    }
    if (Boolean.FALSE.equals(values.get("consent"))) {
      throw new IllegalArgumentException("Without the applicant's consent there is no case.");
    }
    return new Start(cases.number(cohort), cases.variables(cohort, values));
  }
}
