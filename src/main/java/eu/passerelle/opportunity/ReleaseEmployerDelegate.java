package eu.passerelle.opportunity;

import eu.passerelle.engine.Catalogued;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
@Catalogued(name = "Release the employer",
    does = "Ends the part of the former employer, if there is one, in the role that the input ‘role’ names; for ‘lossReason’.",
    takes = {"role"})
class ReleaseEmployerDelegate implements JavaDelegate {

  private static final String NO_REASON_GIVEN = "employer-withdrew";

  private final Offers offers;

  ReleaseEmployerDelegate(Offers offers) {
    this.offers = offers;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String reason = Objects.requireNonNullElse(Facts.text(execution, Messages.LOSS_REASON), NO_REASON_GIVEN);
    offers.release(Facts.number(execution), Facts.text(execution, "role"), reason);
  }
}
