package eu.passerelle.opportunity;

import eu.passerelle.casework.suspension.Companions;
import java.util.List;
import org.springframework.stereotype.Component;

/** Firms do not go on with a person whose case is suspended: no offer is made, lost or overdue meanwhile. */
@Component
class MeetingsStandStill implements Companions {

  private final Meetings meetings;
  private final Offers offers;

  MeetingsStandStill(Meetings meetings, Offers offers) {
    this.meetings = meetings;
    this.offers = offers;
  }

  @Override
  public List<String> instancesOf(String caseNumber) {
    return meetings.instancesWith(caseNumber);
  }

  @Override
  public void goesOn(String caseNumber) {
    offers.caseGoesOn(caseNumber);
  }
}
