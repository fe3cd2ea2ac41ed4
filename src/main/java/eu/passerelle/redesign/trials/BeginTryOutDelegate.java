package eu.passerelle.redesign.trials;

import eu.passerelle.engine.Catalogued;
import eu.passerelle.engine.access.StepAuthors;
import eu.passerelle.redesign.proposal.Proposal;
import eu.passerelle.redesign.proposal.Proposals;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
@Catalogued(name = "Begin a try-out",
    does = "Has ‘proposal’ tried on made-up and replayed cases, in the background; ‘tryOutBegun’ is false when another try-out has to end first.",
    takes = "proposal", gives = {"tryOutBegun", "tryOutOver"})
class BeginTryOutDelegate implements JavaDelegate {

  private final Proposals proposals;
  private final ProposalTrials trials;
  private final StepAuthors authors;

  BeginTryOutDelegate(Proposals proposals, ProposalTrials trials, StepAuthors authors) {
    this.proposals = proposals;
    this.trials = trials;
    this.authors = authors;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Proposal proposal = proposals.find((String) execution.getVariable("proposal")).orElseThrow();
    String author = Optional.ofNullable(authors.userId(execution)).orElse(proposal.proposedBy());
    execution.setVariable("tryOutBegun", trials.begin(proposal, author));
    execution.setVariable("tryOutOver", false);
  }
}
