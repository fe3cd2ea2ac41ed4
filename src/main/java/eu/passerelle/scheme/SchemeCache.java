package eu.passerelle.scheme;

import eu.passerelle.database.RecordRow;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Remembers the few schemes for a moment, so that a step of a case does not ask for them; another node's change shows after that moment. */
@Component
class SchemeCache {

  private static final Duration LIFE = Duration.ofSeconds(5);

  private final JdbcClient jdbc;
  private volatile Read last = new Read(List.of(), 0, true);

  SchemeCache(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Scheme> schemes() {
    Read read = last;
    if (read.stale || System.nanoTime() - read.at > LIFE.toNanos()) {
      read = new Read(jdbc.sql("select * from scheme order by name").query(RecordRow.of(Scheme.class)).list(), System.nanoTime(), false);
      last = read;
    }
    return read.schemes;
  }

  /** Forgets now and once more when the change is there for all, for somebody may have read in between. */
  void clear() {
    forget();
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
        @Override
        public void afterCompletion(int status) {
          forget();
        }
      });
    }
  }

  private void forget() {
    last = new Read(List.of(), 0, true);
  }

  private record Read(List<Scheme> schemes, long at, boolean stale) {}
}
