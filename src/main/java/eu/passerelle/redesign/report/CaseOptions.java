package eu.passerelle.redesign.report;

import eu.passerelle.engine.OptionSource;
import java.util.List;
import org.springframework.stereotype.Component;

/** The live cases that a proposal concerns, for who chooses which of them follow. */
@Component
class CaseOptions implements OptionSource {

  private final ConcernedCases cases;

  CaseOptions(ConcernedCases cases) {
    this.cases = cases;
  }

  @Override
  public String key() {
    return "proposals.cases";
  }

  @Override
  public List<Option> options(Asked asked) {
    return cases.of(asked.number()).stream().map(number -> new Option(number, number)).toList();
  }
}
