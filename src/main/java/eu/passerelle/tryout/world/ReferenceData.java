package eu.passerelle.tryout.world;

import eu.passerelle.database.RowCopy;
import eu.passerelle.engine.access.NamelessPeople;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a case finds when it begins: schemes, organisations, who plays which role, and that there are people. No case goes along, nothing of
 * the people but their ids, and no table that is not named here or with the people.
 */
@Component
class ReferenceData {

  /** Each after what it refers to. */
  private static final List<String> BEFORE_PARTIES = List.of("scheme", "scheme_flow", "corridor", "cohort", "organisation");

  private final DataSource live;
  private final TransactionTemplate oneMoment;

  ReferenceData(DataSource live, PlatformTransactionManager transactions) {
    this.live = live;
    oneMoment = new TransactionTemplate(transactions);
    oneMoment.setReadOnly(true);
    oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  /** Copies all of it as it is at one moment. */
  void copyTo(TrialWorld world) {
    RowCopy copy = new RowCopy(live, world.bean(DataSource.class));
    oneMoment.executeWithoutResult(reading -> {
      BEFORE_PARTIES.forEach(copy::all);
      copy.some("participation", "select * from participation where level <> 'CASE'");
      copy.all("role_candidate");
      copy.all("place");
      NamelessPeople.copy(copy);
    });
  }
}
