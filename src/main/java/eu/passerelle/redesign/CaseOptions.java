package eu.passerelle.redesign;

import eu.passerelle.engine.FlowBundle;
import eu.passerelle.engine.OptionSource;
import java.util.List;
import org.springframework.stereotype.Component;

/** The live cases that a proposal concerns, for who chooses which of them follow. */
@Component
class CaseOptions implements OptionSource {

  private final Proposals proposals;
  private final CaseCounts live;

  CaseOptions(Proposals proposals, CaseCounts live) {
    this.proposals = proposals;
    this.live = live;
  }

  @Override
  public String key() {
    return "proposals.cases";
  }

  @Override
  public List<Option> options(Asked asked) {
    return proposals.bundles(asked.number()).stream().map(FlowBundle::flow).flatMap(flow -> live.numbers(flow).stream()).distinct().sorted()
        .map(number -> new Option(number, number)).toList();
  }
}
