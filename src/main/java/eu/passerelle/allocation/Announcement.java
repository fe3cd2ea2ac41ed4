package eu.passerelle.allocation;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Tells a case what became of its wish. */
@Component
class Announcement {

  static final String MESSAGE = "placeDecided";

  private final RuntimeService runtime;

  Announcement(RuntimeService runtime) {
    this.runtime = runtime;
  }

  /**
   * @param place null when there is none for this person
   * @return whether the case still waited for it
   */
  boolean tell(Line line, Place place) {
    Map<String, Object> letter = new HashMap<>();
    letter.put("placeGranted", place != null);
    letter.put("placeCode", place == null ? null : place.code());
    letter.put("placeName", place == null ? null : place.name());
    letter.put("placeOrganisation", place == null ? null : place.organisationId());
    letter.put("allocationReason", line.reason());
    return !runtime.createMessageCorrelation(MESSAGE).processInstanceBusinessKey(line.caseNumber()).setVariables(letter)
        .correlateAllWithResult().isEmpty();
  }
}
