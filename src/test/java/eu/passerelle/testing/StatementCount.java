package eu.passerelle.testing;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Counts what goes to the database: a batch of equal statements is one execution, as it is one way over the wire. */
public final class StatementCount implements QueryExecutionListener {

  private final AtomicLong executions = new AtomicLong();
  private final AtomicLong statements = new AtomicLong();

  /** @return the same database, watched */
  public DataSource watch(DataSource database) {
    return ProxyDataSourceBuilder.create(database).listener(this).build();
  }

  /** @return has every database of an application watched */
  public BeanPostProcessor watcher() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource database ? watch(database) : bean;
      }
    };
  }

  /** @return what has gone there so far */
  public Figures read() {
    return new Figures(executions.get(), statements.get());
  }

  @Override
  public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

  @Override
  public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
    executions.incrementAndGet();
    statements.addAndGet(Math.max(1, execution.isBatch() ? execution.getBatchSize() : 1));
  }

  /** Executions are ways to the database, statements count each entry of a batch. */
  public record Figures(long executions, long statements) {

    public Figures minus(Figures earlier) {
      return new Figures(executions - earlier.executions, statements - earlier.statements);
    }

    public Figures plus(Figures other) {
      return new Figures(executions + other.executions, statements + other.statements);
    }
  }
}
