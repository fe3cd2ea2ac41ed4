package eu.passerelle.engine;

import eu.passerelle.model.ModelFile;
import java.util.List;

/** Takes what somebody deploys who may not put it in force: it becomes a proposal. */
public interface ProposalDesk {

  /**
   * @param name under which it was deployed; may be null
   * @param files all of them; nothing is known about them but their names
   * @return number of the proposal
   * @throws org.camunda.bpm.engine.ParseException with all that is wrong with the files, as the Modeler shows it
   * @throws org.camunda.bpm.engine.AuthorizationException when the person may not propose this
   */
  String deployed(String name, List<ModelFile> files);
}
