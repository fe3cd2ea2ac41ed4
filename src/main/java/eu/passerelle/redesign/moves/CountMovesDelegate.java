package eu.passerelle.redesign.moves;

import eu.passerelle.engine.Catalogued;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
@Catalogued(name = "Count moved cases",
    does = "Looks how far the cases of ‘proposal’ have followed.",
    takes = "proposal", gives = {"casesMoved", "casesStayed", "allMoved"})
class CountMovesDelegate implements JavaDelegate {

  private final CaseMoves moves;

  CountMovesDelegate(CaseMoves moves) {
    this.moves = moves;
  }

  @Override
  public void execute(DelegateExecution execution) {
    CaseMoves.MoveProgress progress = moves.progress((String) execution.getVariable("proposal"));
    DelegateExecution flow = execution.getProcessInstance();
    flow.setVariable("casesMoved", progress.moved());
    flow.setVariable("casesStayed", progress.stayed());
    flow.setVariable("allMoved", progress.isOver());
  }
}
