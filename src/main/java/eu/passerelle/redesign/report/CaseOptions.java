package eu.passerelle.redesign.report;

import eu.passerelle.engine.OptionSource;
import eu.passerelle.engine.PartyDirectory;
import java.util.List;
import org.springframework.stereotype.Component;

/** The live cases that a proposal concerns, for who chooses which of them follow: those of the schemes that the person coordinates. */
@Component
class CaseOptions implements OptionSource {

  private final ConcernedCases cases;
  private final PartyDirectory parties;

  CaseOptions(ConcernedCases cases, PartyDirectory parties) {
    this.cases = cases;
    this.parties = parties;
  }

  @Override
  public String key() {
    return "proposals.cases";
  }

  @Override
  public List<Option> options(Asked asked) {
    return cases.of(asked.number()).stream().filter(number -> parties.coordinates(asked.groupIds(), number))
        .map(number -> new Option(number, number)).toList();
  }
}
