package eu.passerelle.redesign.report;

import eu.passerelle.engine.OptionSource;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import java.util.List;
import org.springframework.stereotype.Component;

/** The live cases that a proposal concerns, for who chooses which of them follow: those of the schemes that the person coordinates. */
@Component
class CaseOptions implements OptionSource {

  private final ConcernedCases cases;
  private final Schemes schemes;

  CaseOptions(ConcernedCases cases, Schemes schemes) {
    this.cases = cases;
    this.schemes = schemes;
  }

  @Override
  public String key() {
    return "proposals.cases";
  }

  @Override
  public List<Option> options(Asked asked) {
    List<Scheme> own = schemes.coordinatedBy(asked.groupIds());
    return cases.of(asked.number()).stream().filter(number -> schemes.ofNumber(number).filter(own::contains).isPresent())
        .map(number -> new Option(number, number)).toList();
  }
}
