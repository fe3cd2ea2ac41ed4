package eu.passerelle.redesign.publication;

import eu.passerelle.engine.Catalogued;
import eu.passerelle.engine.rules.Finding;
import eu.passerelle.redesign.proposal.Proposal;
import eu.passerelle.redesign.proposal.ProposalChecks;
import eu.passerelle.redesign.proposal.Proposals;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
@Catalogued(name = "Check a change",
    does = "Holds ‘proposal’ against the rules of the house and tells what it finds, one finding a line.",
    takes = "proposal", gives = {"checksPassed", "checkFindings"})
class CheckChangeDelegate implements JavaDelegate {

  private final Proposals proposals;
  private final ProposalChecks checks;
  private final Publishing publishing;

  CheckChangeDelegate(Proposals proposals, ProposalChecks checks, Publishing publishing) {
    this.proposals = proposals;
    this.checks = checks;
    this.publishing = publishing;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String number = (String) execution.getVariable("proposal");
    List<String> findings = new ArrayList<>();
    Proposal proposal = proposals.find(number).orElseThrow();
    if (publishing.isOutdated(proposal)) {
      findings.add("Something else has been published since. Propose the change again, on top of what is in force now.");
    }
    checks.check(proposals.bundles(number), proposal.schemeId()).stream().filter(finding -> finding.severity() == Finding.Severity.ERROR)
        .map(CheckChangeDelegate::sentence).forEach(findings::add);
    execution.setVariable("checksPassed", findings.isEmpty());
    execution.setVariable("checkFindings", String.join("\n", findings));
  }

  private static String sentence(Finding finding) {
    return finding.file() + (finding.elementId() == null ? "" : " (" + finding.elementId() + ")") + ": " + finding.message();
  }
}
