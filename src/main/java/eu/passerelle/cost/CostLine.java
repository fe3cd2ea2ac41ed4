package eu.passerelle.cost;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * A cost of a case.
 *
 * @param line what it is for
 * @param payer null while nobody knows
 * @param organisationId whose step it was to write it down
 * @param repayment {@code open}, {@code repaid} or {@code left} when the worker has paid what no worker should; else null
 */
public record CostLine(String id, String caseNumber, String line, BigDecimal amount, String currency, String payer, String receipt,
    String recordedBy, String organisationId, OffsetDateTime recordedAt, String repayment, String repaidBy, LocalDate repaidOn,
    String repaymentReceipt, String repaymentNote) {}
