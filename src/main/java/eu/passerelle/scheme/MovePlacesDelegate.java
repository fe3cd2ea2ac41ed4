package eu.passerelle.scheme;

import eu.passerelle.engine.Catalogued;
import eu.passerelle.engine.access.StepAuthors;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
@Catalogued(name = "Move places to another corridor",
    does = "Moves ‘places’ from ‘corridor’ to ‘toCorridor’, for a ‘reason’; what keeps them ends in the error ‘placesRefused’.",
    takes = {"places", "corridor", "toCorridor", "reason"}, gives = {"placesLeft", "placesProblem"})
class MovePlacesDelegate implements JavaDelegate {

  private static final String PROBLEM = "placesProblem";

  private final SchemeChanges changes;
  private final Schemes schemes;
  private final StepAuthors authors;

  MovePlacesDelegate(SchemeChanges changes, Schemes schemes, StepAuthors authors) {
    this.changes = changes;
    this.schemes = schemes;
    this.authors = authors;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String corridor = (String) execution.getVariable("corridor");
    int places = execution.getVariable("places") instanceof Number number ? number.intValue() : 0;
    String refused = changes.move(corridor, (String) execution.getVariable("toCorridor"), places,
        Objects.toString(execution.getVariable("reason"), null), authors.userId(execution)).orElse(null);
    execution.setVariable(PROBLEM, refused);
    if (refused != null) {
      throw new BpmnError("placesRefused", refused);
    }
    execution.setVariable("placesLeft", schemes.corridor(corridor).map(Corridor::places).orElse(0));
  }
}
