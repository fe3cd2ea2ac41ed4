package eu.passerelle.opportunity;

import eu.passerelle.engine.OptionSource;
import java.util.List;
import org.springframework.stereotype.Component;

/** The people whom a recruiter may put on the shortlist of this opportunity. */
@Component
class AvailableCases implements OptionSource {

  private final Opportunities opportunities;
  private final Candidates candidates;

  AvailableCases(Opportunities opportunities, Candidates candidates) {
    this.opportunities = opportunities;
    this.candidates = candidates;
  }

  @Override
  public String key() {
    return "cases.available";
  }

  @Override
  public List<Option> options(Asked asked) {
    return opportunities.find(String.valueOf(asked.number())).stream()
        .flatMap(opportunity -> candidates.waitingIn(opportunity.corridorId()).stream())
        .map(candidate -> new Option(candidate.caseNumber(), candidate.label())).toList();
  }
}
