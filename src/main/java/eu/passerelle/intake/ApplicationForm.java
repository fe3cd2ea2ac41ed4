package eu.passerelle.intake;

import eu.passerelle.engine.forms.FormChecks;
import eu.passerelle.engine.forms.FormRefused;
import eu.passerelle.scheme.Cohort;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.stereotype.Component;

/** The start form of a cohort's scheme, as the contract of each row: what a person could type there, a file may bring. */
@Component
class ApplicationForm {

  /** The cohort is named by whoever sends the file, never by the file. */
  private static final String COHORT = "cohort";

  private final FormChecks forms;
  private final Schemes schemes;
  private final IdentityService identity;

  ApplicationForm(FormChecks forms, Schemes schemes, IdentityService identity) {
    this.forms = forms;
    this.schemes = schemes;
    this.identity = identity;
  }

  /** @return the columns that a file for this cohort may have */
  Columns columns(Cohort cohort) {
    return new Columns(forms.fields(processOf(cohort)).stream().filter(field -> !field.key().equals(COHORT)).toList());
  }

  /**
   * @param sender whose options the form offers
   * @return the answers with the types of the form's fields
   * @throws FormRefused with a sentence for each field that cannot be right
   */
  Map<String, Object> accept(Cohort cohort, Sender sender, Map<String, String> cells) {
    var values = new HashMap<>(cells);
    values.put(COHORT, cohort.id());
    var before = identity.getCurrentAuthentication();
    identity.setAuthentication(sender.userId(), sender.groupIds());
    try {
      return forms.acceptStart(processOf(cohort), values);
    } finally {
      identity.setAuthentication(before);
    }
  }

  /** @return the person as whom the form is answered, with the groups of now */
  Sender sender(String userId) {
    return new Sender(userId, identity.createGroupQuery().groupMember(userId).list().stream().map(Group::getId).toList());
  }

  private String processOf(Cohort cohort) {
    return schemes.find(cohort.schemeId()).map(Scheme::mainProcess).orElseThrow();
  }
}
