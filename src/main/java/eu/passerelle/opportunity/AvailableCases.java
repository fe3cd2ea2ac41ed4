package eu.passerelle.opportunity;

import eu.passerelle.engine.OptionSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The people whom a recruiter may put on the shortlist of this opportunity. */
@Component
class AvailableCases implements OptionSource {

  private final Opportunities opportunities;
  private final Candidates candidates;
  private final ShortlistSize size;

  AvailableCases(Opportunities opportunities, Candidates candidates, ShortlistSize size) {
    this.opportunities = opportunities;
    this.candidates = candidates;
    this.size = size;
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

  @Override
  public Optional<String> objection(Asked asked, List<String> chosen) {
    return opportunities.find(String.valueOf(asked.number()))
        .flatMap(opportunity -> size.objection(opportunity.schemeId(), chosen.size(), options(asked).size()));
  }
}
