package eu.passerelle.tryout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.passerelle.tryout.TryOut.TryOutState;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The try-outs as they are written down. */
@Component
class TryOutTable {

  /** A node that has not been heard of for so long is gone. */
  static final Duration SILENCE = Duration.ofMinutes(1);

  private static final int LONGEST_PROBLEM = 2000;
  private static final String GONE = "The server stopped while it was under way. It can be started again.";

  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Clock clock;

  TryOutTable(JdbcClient jdbc, ObjectMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  void begin(String id, TryOutRequest request, Progress progress) {
    jdbc.sql("""
        insert into try_out (id, label, state, started_by, started_at, heartbeat, stop_wanted, done, total, doing)
        values (?, ?, ?, ?, ?, ?, false, 0, 0, ?)""")
        .params(id, request.label(), TryOutState.RUNNING.name(), request.startedBy(), now(), now(), progress.doing()).update();
  }

  /** @return whether somebody wants it to stop */
  boolean beat(String id, Progress progress) {
    jdbc.sql("update try_out set heartbeat = ?, done = ?, total = ?, doing = ? where id = ? and state = ?")
        .params(now(), progress.done(), progress.total(), progress.doing(), id, TryOutState.RUNNING.name()).update();
    return jdbc.sql("select count(*) from try_out where id = ? and stop_wanted").param(id).query(Integer.class).single() > 0;
  }

  void wantStop(String id) {
    jdbc.sql("update try_out set stop_wanted = true where id = ? and state = ?").params(id, TryOutState.RUNNING.name()).update();
  }

  /** Writes what came of it, in the place of what came of earlier ones. */
  @Transactional
  public void end(String id, TryOutState state, String problem, TryOutResult result, Progress progress) {
    jdbc.sql("""
        update try_out set state = ?, ended_at = ?, heartbeat = ?, done = ?, total = ?, doing = null, problem = ?, result = ?
        where id = ? and state = ?""")
        .params(state.name(), now(), now(), progress.done(), progress.total(), shortened(problem), write(result), id,
            TryOutState.RUNNING.name())
        .update();
    jdbc.sql("""
        delete from try_out where label = (select label from try_out where id = ?) and id <> ?
        and started_at < (select started_at from try_out where id = ?)""").params(id, id, id).update();
  }

  Optional<TryOut> find(String id) {
    return jdbc.sql("select * from try_out where id = ?").param(id).query(this::row).optional();
  }

  Optional<TryOut> latest(String label) {
    return jdbc.sql("select * from try_out where label = ? order by started_at desc limit 1").param(label).query(this::row).optional();
  }

  private TryOut row(ResultSet row, int index) throws SQLException {
    TryOutState state = TryOutState.valueOf(row.getString("state"));
    boolean gone = state == TryOutState.RUNNING && moment(row, "heartbeat").plus(SILENCE).isBefore(clock.instant());
    return new TryOut(row.getString("id"), row.getString("label"), gone ? TryOutState.INTERRUPTED : state, row.getString("started_by"),
        moment(row, "started_at"), moment(row, "ended_at"), row.getInt("done"), row.getInt("total"), row.getString("doing"),
        gone ? GONE : row.getString("problem"), read(row.getString("result")));
  }

  private static Instant moment(ResultSet row, String column) throws SQLException {
    OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
    return moment == null ? null : moment.toInstant();
  }

  private static String shortened(String problem) {
    return problem == null || problem.length() <= LONGEST_PROBLEM ? problem : problem.substring(0, LONGEST_PROBLEM);
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock);
  }

  private String write(TryOutResult result) {
    try {
      return result == null ? null : json.writeValueAsString(result);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private TryOutResult read(String result) {
    try {
      return result == null ? null : json.readValue(result, TryOutResult.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
