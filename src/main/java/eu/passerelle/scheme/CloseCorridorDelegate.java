package eu.passerelle.scheme;

import eu.passerelle.engine.Catalogued;
import eu.passerelle.engine.access.StepAuthors;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
@Catalogued(name = "Close a corridor",
    does = "Closes ‘corridor’ for new cases and opportunities, for a ‘reason’.",
    takes = {"corridor", "reason"}, gives = "placesLeft")
class CloseCorridorDelegate implements JavaDelegate {

  private final SchemeChanges changes;
  private final Schemes schemes;
  private final StepAuthors authors;

  CloseCorridorDelegate(SchemeChanges changes, Schemes schemes, StepAuthors authors) {
    this.changes = changes;
    this.schemes = schemes;
    this.authors = authors;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String corridor = (String) execution.getVariable("corridor");
    changes.close(corridor, Objects.toString(execution.getVariable("reason"), null),
        authors.userId(execution));
    execution.setVariable("placesLeft", schemes.corridor(corridor).map(Corridor::places).orElse(0));
  }
}
