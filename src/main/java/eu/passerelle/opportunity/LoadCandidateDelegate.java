package eu.passerelle.opportunity;

import eu.passerelle.engine.Catalogued;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
@Catalogued(name = "Load facts of a candidate",
    does = "Copies facts of ‘candidateCase’ into this meeting; the input ‘profile’ lists them, parted by commas.",
    takes = {"profile"})
class LoadCandidateDelegate implements JavaDelegate {

  private final CandidateProfiles profiles;

  LoadCandidateDelegate(CandidateProfiles profiles) {
    this.profiles = profiles;
  }

  @Override
  public void execute(DelegateExecution execution) {
    List<String> facts = List.of(Facts.text(execution, "profile").strip().split("\\s*,\\s*"));
    var profile = profiles.of(Facts.text(execution, Messages.CANDIDATE), facts);
    execution.getProcessInstance().setVariables(profile);
  }
}
