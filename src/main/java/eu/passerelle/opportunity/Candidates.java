package eu.passerelle.opportunity;

import eu.passerelle.engine.EngineRights;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** The people whom a firm can meet: their cases wait for offers now, in any stage, and are not suspended. */
@Component
class Candidates {

  private static final String[] SHOWN = {"givenName", "occupation", "experienceMonths", "english"};

  private final RuntimeService runtime;
  private final EngineRights rights;

  Candidates(RuntimeService runtime, EngineRights rights) {
    this.runtime = runtime;
    this.rights = rights;
  }

  /** @return who waits in a corridor, by case number, with what a recruiter sees of them */
  List<Candidate> waitingIn(String corridor) {
    return rights.asHouse(() -> {
      List<ProcessInstance> waiting = searching(corridor);
      Map<String, Map<String, Object>> facts = facts(waiting.stream().map(ProcessInstance::getRootProcessInstanceId).toList());
      return waiting.stream().map(search -> candidate(search.getBusinessKey(), facts.getOrDefault(search.getRootProcessInstanceId(), Map.of())))
          .sorted(Comparator.comparing(Candidate::caseNumber)).toList();
    });
  }

  /** @return those of these cases that still wait, in the same order */
  List<String> stillFree(Collection<String> caseNumbers, String corridor) {
    Set<String> waiting = rights.asHouse(() -> searching(corridor).stream().map(ProcessInstance::getBusinessKey).collect(Collectors.toSet()));
    return caseNumbers.stream().filter(waiting::contains).toList();
  }

  private List<ProcessInstance> searching(String corridor) {
    Set<String> instances = runtime.createExecutionQuery().messageEventSubscriptionName(Messages.OFFER_MADE)
        .processVariableValueEquals("corridor", corridor).active().list().stream().map(Execution::getProcessInstanceId)
        .collect(Collectors.toCollection(HashSet::new));
    return instances.isEmpty() ? List.of() : runtime.createProcessInstanceQuery().processInstanceIds(instances).list();
  }

  private Map<String, Map<String, Object>> facts(List<String> cases) {
    Map<String, Map<String, Object>> facts = new HashMap<>();
    if (!cases.isEmpty()) {
      runtime.createVariableInstanceQuery().processInstanceIdIn(cases.toArray(String[]::new)).variableNameIn(SHOWN).list().stream()
          .filter(fact -> fact.getProcessInstanceId().equals(fact.getExecutionId()) && fact.getValue() != null)
          .forEach(fact -> facts.computeIfAbsent(fact.getProcessInstanceId(), id -> new HashMap<>()).put(fact.getName(), fact.getValue()));
    }
    return facts;
  }

  private static Candidate candidate(String caseNumber, Map<String, Object> facts) {
    return new Candidate(caseNumber, String.valueOf(facts.getOrDefault("givenName", "")), String.valueOf(facts.getOrDefault("occupation", "")),
        facts.get("experienceMonths") instanceof Number months ? months.intValue() : null, String.valueOf(facts.getOrDefault("english", "")));
  }

  /** A person to be chosen: enough to recognise a profile, not enough to look somebody up. */
  record Candidate(String caseNumber, String givenName, String occupation, Integer experienceMonths, String english) {

    String label() {
      return java.util.stream.Stream.of(caseNumber, givenName, occupation, experienceMonths == null ? "" : experienceMonths + " months",
          english.isBlank() ? "" : "English " + english).filter(part -> !part.isBlank()).collect(Collectors.joining(" · "));
    }
  }
}
