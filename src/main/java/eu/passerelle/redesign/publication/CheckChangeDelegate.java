package eu.passerelle.redesign.publication;

import eu.passerelle.engine.Catalogued;
import eu.passerelle.engine.deployment.ModelChecks;
import eu.passerelle.engine.rules.Finding;
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
  private final ModelChecks checks;
  private final Publishing publishing;

  CheckChangeDelegate(Proposals proposals, ModelChecks checks, Publishing publishing) {
    this.proposals = proposals;
    this.checks = checks;
    this.publishing = publishing;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String number = (String) execution.getVariable("proposal");
    List<String> findings = new ArrayList<>();
    if (publishing.isOutdated(proposals.find(number).orElseThrow())) {
      findings.add("Something else has been published since. Propose the change again, on top of what is in force now.");
    }
    checks.check(proposals.bundles(number)).stream().filter(finding -> finding.severity() == Finding.Severity.ERROR)
        .map(CheckChangeDelegate::sentence).forEach(findings::add);
    execution.setVariable("checksPassed", findings.isEmpty());
    execution.setVariable("checkFindings", String.join("\n", findings));
  }

  private static String sentence(Finding finding) {
    return finding.file() + (finding.elementId() == null ? "" : " (" + finding.elementId() + ")") + ": " + finding.message();
  }
}
