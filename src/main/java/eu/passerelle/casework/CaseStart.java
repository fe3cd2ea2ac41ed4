package eu.passerelle.casework;

import eu.passerelle.engine.StartRefusals;
import eu.passerelle.scheme.Cohort;
import eu.passerelle.scheme.Corridor;
import eu.passerelle.scheme.NumberSeries;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes an application a case: it gets a number, and the facts that its cohort adds. */
@Service
public class CaseStart {

  private final Schemes schemes;
  private final NumberSeries numbers;
  private final RuntimeService runtime;
  private final ObjectProvider<StartRefusals> refusals;

  CaseStart(Schemes schemes, NumberSeries numbers, RuntimeService runtime, ObjectProvider<StartRefusals> refusals) {
    this.refusals = refusals;
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

  /** @return why the cohort takes no cases, in a sentence; empty when it takes them */
  public Optional<String> refusal(Cohort cohort) {
    if (schemes.corridor(cohort.corridorId()).filter(Corridor::open).isEmpty()) {
      return Optional.of("The corridor has been closed; it takes no applications.");
    }
    String process = scheme(cohort).mainProcess();
    return refusals.orderedStream().flatMap(one -> one.refusalOf(process).stream()).findFirst();
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
