package eu.passerelle.mail;

import eu.passerelle.engine.Catalogued;
import eu.passerelle.engine.Literal;
import eu.passerelle.engine.Literal.Kind;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
@Catalogued(name = "Tell an organisation by mail",
    does = "Sends a mail to everybody at the organisation that plays ‘role’ in this case: ‘subject’ and ‘text’ as they stand in the "
        + "diagram, the number, and where to sign in. Nothing about the person; an expression in ‘subject’ or ‘text’ does not deploy.",
    says = {@Literal(value = "role", label = "Role that is told", kind = Kind.ROLE),
        @Literal(value = "subject", label = "Subject", kind = Kind.LINE),
        @Literal(value = "text", label = "Text", kind = Kind.TEXT)})
class SendMailDelegate implements JavaDelegate {

  private final Outbox outbox;

  SendMailDelegate(Outbox outbox) {
    this.outbox = outbox;
  }

  /** Inputs are read where the diagram has put them: further up stand the facts of the case. */
  @Override
  public void execute(DelegateExecution execution) {
    String number = text(execution.getProcessBusinessKey());
    if (number == null) {
      throw new IllegalStateException("A mail names the number of what waits, and this flow was started without one.");
    }
    outbox.write(new Occasion(number, text(execution.getVariable("scheme")), text(execution.getVariable("corridor")),
        text(execution.getVariableLocal("role"))), text(execution.getVariableLocal("subject")), text(execution.getVariableLocal("text")));
  }

  private static String text(Object value) {
    return value instanceof String text && !text.isBlank() ? text : null;
  }
}
