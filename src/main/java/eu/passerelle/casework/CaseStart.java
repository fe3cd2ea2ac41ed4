package eu.passerelle.casework;

import eu.passerelle.scheme.Cohort;
import eu.passerelle.scheme.Corridor;
import eu.passerelle.scheme.NumberSeries;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes an application a case: it gets a number, and the facts that its cohort adds. */
@Service
public class CaseStart {

  private final Schemes schemes;
  private final NumberSeries numbers;
  private final RuntimeService runtime;

  CaseStart(Schemes schemes, NumberSeries numbers, RuntimeService runtime) {
    this.schemes = schemes;
    this.numbers = numbers;
    this.runtime = runtime;
  }

  /**
   * Starts a case in the caller's transaction.
   *
   * @param application what the applicant told; what the cohort says wins over it
   * @return the number of the case
   */
  @Transactional
  public String start(Cohort cohort, Map<String, Object> application) {
    String number = number(cohort);
    runtime.startProcessInstanceByKey(scheme(cohort).mainProcess(), number, variables(cohort, application));
    return number;
  }

  /** @return whether the cohort's corridor is open for cases */
  public boolean takesCases(Cohort cohort) {
    return schemes.corridor(cohort.corridorId()).filter(Corridor::open).isPresent();
  }

  String number(Cohort cohort) {
    return numbers.nextCase(scheme(cohort), cohort);
  }

  Map<String, Object> variables(Cohort cohort, Map<String, Object> application) {
    Corridor corridor = schemes.corridor(cohort.corridorId()).orElseThrow();
    Map<String, Object> variables = new HashMap<>(application);
    variables.putAll(cohort.settings());
    variables.put("scheme", cohort.schemeId());
    variables.put("corridor", corridor.id());
    variables.put("cohort", cohort.id());
    variables.put("origin", corridor.origin());
    variables.put("destination", corridor.destination());
    return variables;
  }

  private Scheme scheme(Cohort cohort) {
    return schemes.find(cohort.schemeId()).orElseThrow();
  }
}
