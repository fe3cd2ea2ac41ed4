package eu.passerelle.opportunity;

import eu.passerelle.engine.access.WaitingInstances;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** The people whom a firm can meet: their cases wait for offers now, in any stage, and are not suspended. */
@Component
class Candidates {

  private static final String[] SHOWN = {"givenName", "occupation", "experienceMonths", "english"};

  private final WaitingInstances instances;

  Candidates(WaitingInstances instances) {
    this.instances = instances;
  }

  /** @return who waits in a corridor, by case number, with what a recruiter sees of them */
  List<Candidate> waitingIn(String corridor) {
    List<ProcessInstance> waiting = searching(corridor);
    Map<String, Map<String, Object>> facts =
        instances.facts(waiting.stream().map(ProcessInstance::getRootProcessInstanceId).toList(), SHOWN);
    return waiting.stream().map(search -> candidate(search.getBusinessKey(), facts.get(search.getRootProcessInstanceId())))
        .sorted(Comparator.comparing(Candidate::caseNumber)).toList();
  }

  /** @return those of these cases that still wait, in the same order */
  List<String> stillFree(Collection<String> caseNumbers, String corridor) {
    Set<String> waiting = searching(corridor).stream().map(ProcessInstance::getBusinessKey).collect(Collectors.toSet());
    return caseNumbers.stream().filter(waiting::contains).toList();
  }

  private List<ProcessInstance> searching(String corridor) {
    return instances.waitingFor(Messages.OFFER_MADE, "corridor", corridor);
  }

  private static Candidate candidate(String caseNumber, Map<String, Object> facts) {
    return new Candidate(caseNumber, String.valueOf(facts.getOrDefault("givenName", "")),
        String.valueOf(facts.getOrDefault("occupation", "")),
        facts.get("experienceMonths") instanceof Number months ? months.intValue() : null,
        String.valueOf(facts.getOrDefault("english", "")));
  }

  /** A person to be chosen: enough to recognise a profile, not enough to look somebody up. */
  record Candidate(String caseNumber, String givenName, String occupation, Integer experienceMonths, String english) {

    String label() {
      return Stream.of(caseNumber, givenName, occupation, experienceMonths == null ? "" : experienceMonths + " months",
          english.isBlank() ? "" : "English " + english).filter(part -> !part.isBlank()).collect(Collectors.joining(" · "));
    }
  }
}
