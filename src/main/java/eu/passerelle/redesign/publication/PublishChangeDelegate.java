package eu.passerelle.redesign.publication;

import eu.passerelle.engine.Catalogued;
import eu.passerelle.engine.access.StepAuthors;
import eu.passerelle.redesign.proposal.Lists;
import eu.passerelle.redesign.proposal.Proposal;
import eu.passerelle.redesign.proposal.Proposal.ProposalState;
import eu.passerelle.redesign.proposal.Proposals;
import eu.passerelle.redesign.report.MoveWish;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
@Catalogued(name = "Publish a change",
    does = "Puts ‘proposal’ in force for a ‘reason’, ‘countersignedBy’ whom it needed; of its live cases ‘move’ says who follows: "
        + "all, some (‘cases’) or none. The error ‘proposalOutdated’ when somebody else was faster.",
    takes = {"proposal", "reason", "countersignedBy", "move", "cases"})
class PublishChangeDelegate implements JavaDelegate {

  private static final String OUTDATED = "proposalOutdated";

  private final PublicationFlow flow;
  private final Publishing publishing;
  private final Proposals proposals;
  private final StepAuthors authors;

  PublishChangeDelegate(PublicationFlow flow, Publishing publishing, Proposals proposals, StepAuthors authors) {
    this.flow = flow;
    this.publishing = publishing;
    this.proposals = proposals;
    this.authors = authors;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String number = (String) execution.getVariable("proposal");
    flow.mustBeBehind(execution, number, "published");
    Proposal proposal = proposals.find(number).orElseThrow();
    if (proposal.isOpen()) {
      proposals.explain(number, (String) execution.getVariable("reason"), proposal.newDueDates());
    }
    String decidedBy = authors.of(execution).map(StepAuthors.Author::userId).orElse(proposal.proposedBy());
    ProposalState state = publishing.publish(number, decidedBy, (String) execution.getVariable("countersignedBy"), wish(execution));
    if (state != ProposalState.PUBLISHED) {
      throw new BpmnError(OUTDATED);
    }
  }

  private static MoveWish wish(DelegateExecution execution) {
    return switch (String.valueOf(execution.getVariable("move"))) {
      case "all" -> MoveWish.all();
      case "some" -> MoveWish.some(Lists.of(execution.getVariable("cases")));
      default -> MoveWish.none();
    };
  }
}
