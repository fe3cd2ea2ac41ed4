package eu.passerelle.cost;

import eu.passerelle.engine.Catalogued;
import eu.passerelle.engine.access.StepAuthors;
import eu.passerelle.engine.access.StepAuthors.Author;
import eu.passerelle.stakeholder.Participations;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
@Catalogued(name = "Record a cost",
    does = "Keeps ‘costLine’, ‘costAmount’, ‘costCurrency’, ‘costPayer’, ‘receiptNumber’ and what was decided about a repayment as "
        + "one cost of this case.",
    gives = {"costId", "payerKnown"})
class RecordCostDelegate implements JavaDelegate {

  private static final String ID = "costId";
  private static final String UNKNOWN = "unknown";

  private final Costs costs;
  private final StepAuthors authors;
  private final Participations participations;
  private final Clock clock;

  RecordCostDelegate(Costs costs, StepAuthors authors, Participations participations, Clock clock) {
    this.costs = costs;
    this.authors = authors;
    this.participations = participations;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String id = Optional.ofNullable(text(execution, ID)).orElseGet(() -> UUID.randomUUID().toString());
    String payer = text(execution, "costPayer");
    boolean known = payer != null && !payer.equals(UNKNOWN);
    Optional<Author> author = authors.of(execution);
    costs.keep(new CostLine(id, execution.getProcessBusinessKey(), text(execution, "costLine"), amount(execution),
        text(execution, "costCurrency"),
        known ? payer : null, text(execution, "receiptNumber"), author.map(Author::userId).orElse(null),
        author.map(Author::role).map(role -> organisation(execution, role)).orElse(null), OffsetDateTime.now(clock), repayment(execution),
        text(execution, "repaidBy"), Optional.ofNullable(text(execution, "repaidOn")).map(LocalDate::parse).orElse(null),
        text(execution, "repaymentReceipt"), text(execution, "repaymentNote")));
    execution.setVariable(ID, id);
    execution.setVariable("payerKnown", known);
  }

  private String organisation(DelegateExecution execution, String role) {
    return participations.partyOf(execution.getProcessBusinessKey(), text(execution, "scheme"), text(execution, "corridor"), role)
        .groupId();
  }

  private static String repayment(DelegateExecution execution) {
    if (execution.getVariable("feeRepaid") instanceof Boolean repaid) {
      return repaid ? "repaid" : "left";
    }
    return Boolean.TRUE.equals(execution.getVariable("borneByWorker")) ? "open" : null;
  }

  private static BigDecimal amount(DelegateExecution execution) {
    Object amount = execution.getVariable("costAmount");
    if (amount instanceof Number || amount instanceof String) {
      return new BigDecimal(amount.toString()).setScale(2, RoundingMode.HALF_UP);
    }
    throw new IllegalArgumentException("The cost of %s has no amount.".formatted(execution.getProcessBusinessKey()));
  }

  private static String text(DelegateExecution execution, String variable) {
    return execution.getVariable(variable) instanceof String value && !value.isBlank() ? value.strip() : null;
  }
}
