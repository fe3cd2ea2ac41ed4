package eu.passerelle.scheme;

import java.util.regex.Pattern;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Allots the numbers of cases, opportunities and suspensions. The row of a series stays locked until the caller's transaction ends, so
 * two nodes never allot the same number, and a rolled-back start leaves no gap.
 */
@Service
public class NumberSeries {

  private static final Pattern CASE = Pattern.compile("[A-Z0-9]+-\\d{4}-\\d{5,}");

  private final JdbcClient jdbc;
  private final TransactionTemplate apart;

  NumberSeries(JdbcClient jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.apart = new TransactionTemplate(transactions);
    apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /** @return whether this is written like the number of a case, and not like that of an opportunity */
  public static boolean isCase(String number) {
    return CASE.matcher(number).matches();
  }

  /** @return the next case number of a cohort, for example {@code DEX-2019-00042} */
  @Transactional(propagation = Propagation.MANDATORY)
  public String nextCase(Scheme scheme, Cohort cohort) {
    String series = scheme.casePrefix() + "-" + cohort.callYear();
    return "%s-%05d".formatted(series, next(series));
  }

  /** @return the next opportunity number of a year, for example {@code DEX-OPP-2019-0007} */
  @Transactional(propagation = Propagation.MANDATORY)
  public String nextOpportunity(Scheme scheme, int year) {
    String series = scheme.casePrefix() + "-OPP-" + year;
    return "%s-%04d".formatted(series, next(series));
  }

  /** @return the next number of a suspension of cases in a year, for example {@code DEX-SUS-2020-0001} */
  @Transactional(propagation = Propagation.MANDATORY)
  public String nextSuspension(Scheme scheme, int year) {
    String series = scheme.casePrefix() + "-SUS-" + year;
    return "%s-%04d".formatted(series, next(series));
  }

  /** @return the next number of what a scheme does beside its cases in a year, for example {@code DEX-PRG-2020-0001} */
  @Transactional(propagation = Propagation.MANDATORY)
  public String nextProgramme(Scheme scheme, int year) {
    String series = scheme.casePrefix() + "-PRG-" + year;
    return "%s-%04d".formatted(series, next(series));
  }

  /** @return the next number of a proposed change of a scheme's flows in a year, for example {@code DEX-PRO-2026-0001} */
  @Transactional(propagation = Propagation.MANDATORY)
  public String nextProposal(Scheme scheme, int year) {
    String series = scheme.casePrefix() + "-PRO-" + year;
    return "%s-%04d".formatted(series, next(series));
  }

  private int next(String series) {
    if (!advance(series)) {
      open(series);
      advance(series);
    }
    return jdbc.sql("select last_number from number_series where series = ?").param(series).query(Integer.class).single();
  }

  private boolean advance(String series) {
    return jdbc.sql("update number_series set last_number = last_number + 1 where series = ?").param(series).update() == 1;
  }

  /** In a transaction of its own: on PostgreSQL, who loses this race may not go on in the transaction that failed. */
  private void open(String series) {
    try {
      apart
          .executeWithoutResult(status -> jdbc.sql("insert into number_series (series, last_number) values (?, 0)").param(series).update());
    } catch (DuplicateKeyException openedBySomebodyElse) {
      // the series is there, which is all that was wanted
    }
  }
}
