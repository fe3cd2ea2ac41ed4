package eu.passerelle.cost;

import eu.passerelle.database.RecordRow;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the costs of all cases: line, payer, receipt. */
@Service
public class Costs {

  private static final int SHOWN = 200;

  private final JdbcClient jdbc;

  Costs(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** @return the costs of a case, oldest first */
  public List<CostLine> of(String caseNumber) {
    return jdbc.sql("select * from cost_line where case_number = ? order by recorded_at, id limit " + SHOWN).param(caseNumber)
        .query(RecordRow.of(CostLine.class)).list();
  }

  /** @return those of the costs that one of these organisations has written down */
  public List<CostLine> of(String caseNumber, Collection<String> organisations) {
    return of(caseNumber).stream().filter(cost -> organisations.contains(cost.organisationId())).toList();
  }

  /** @return what each payer bears in a scheme; what was repaid is borne by whoever repaid it */
  public List<Total> totals(String schemeId) {
    return jdbc.sql("""
        select coalesce(c.repaid_by, c.payer, '') as payer, c.currency, sum(c.amount) as amount, count(*) as lines from cost_line c
        join case_overview o on o.number = c.case_number where o.scheme_id = ?
        group by coalesce(c.repaid_by, c.payer, ''), c.currency order by 1, 2""").param(schemeId).query(RecordRow.of(Total.class)).list();
  }

  /** @return what workers of a scheme have paid and not got back, oldest first */
  public List<CostLine> toRepay(String schemeId) {
    return jdbc.sql("""
        select c.* from cost_line c join case_overview o on o.number = c.case_number where o.scheme_id = ? and c.repayment = 'open'
        order by c.recorded_at, c.id limit\s""" + SHOWN).param(schemeId).query(RecordRow.of(CostLine.class)).list();
  }

  /** Writes a cost down, or what has become known of it since; who wrote it down first stays. */
  @Transactional
  public void keep(CostLine cost) {
    int known = jdbc
        .sql(
            """
        update cost_line set line = :line, amount = :amount, currency = :currency, payer = :payer, receipt = :receipt, repayment = :repayment,
        repaid_by = :repaidBy, repaid_on = :repaidOn, repayment_receipt = :repaymentReceipt, repayment_note = :repaymentNote where id = :id""")
        .paramSource(cost).update();
    if (known == 0) {
      jdbc.sql("""
          insert into cost_line (id, case_number, line, amount, currency, payer, receipt, recorded_by, organisation_id, recorded_at, repayment,
          repaid_by, repaid_on, repayment_receipt, repayment_note)
          values (:id, :caseNumber, :line, :amount, :currency, :payer, :receipt, :recordedBy, :organisationId, :recordedAt, :repayment,
          :repaidBy, :repaidOn, :repaymentReceipt, :repaymentNote)""").paramSource(cost).update();
    }
  }

  /**
   * What one payer bears.
   *
   * @param payer empty while nobody knows
   */
  public record Total(String payer, String currency, BigDecimal amount, int lines) {}
}
