package eu.passerelle.allocation;

import eu.passerelle.engine.Catalogued;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
@Catalogued(name = "Offer places",
    does = "Adds ‘placeSeats’ seats under ‘placeCode’ and ‘placeName’ to ‘cohort’; ‘placeOrganisation’ offers them, if anybody.",
    prepares = "placeDecided")
class OfferPlacesDelegate implements JavaDelegate {

  private final CohortPlaces places;

  OfferPlacesDelegate(CohortPlaces places) {
    this.places = places;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String code = (String) execution.getVariable("placeCode");
    Object seats = execution.getVariable("placeSeats");
    if (code == null || code.isBlank() || !(seats instanceof Number number) || number.intValue() < 0) {
      throw new BpmnError("placeIncomplete", "A place needs a code and a number of seats.");
    }
    places.offer(new Place((String) execution.getVariable("cohort"), code.strip(), (String) execution.getVariable("placeName"),
        (String) execution.getVariable("placeOrganisation"), number.intValue(), 0));
  }
}
