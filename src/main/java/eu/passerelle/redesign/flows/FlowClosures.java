package eu.passerelle.redesign.flows;

import eu.passerelle.database.RecordRow;
import eu.passerelle.engine.StartRefusals;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Flows that take no new cases for a while. Cases that run go on; a publication opens nothing. */
@Service
public class FlowClosures implements StartRefusals {

  private final JdbcClient jdbc;
  private final Clock clock;

  FlowClosures(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public Optional<String> refusalOf(String processKey) {
    return find(processKey).map(closure -> "This flow takes no new cases at present. Reason: " + closure.reason());
  }

  public Optional<Closure> find(String flow) {
    return jdbc.sql("select * from flow_closure where flow = ?").param(flow).query(RecordRow.of(Closure.class)).optional();
  }

  /** @return ids of the flows that are closed */
  List<String> all() {
    return jdbc.sql("select flow from flow_closure order by flow").query(String.class).list();
  }

  /** To close again what is closed changes nothing. */
  @Transactional
  public void close(String flow, String reason, String userId) {
    jdbc.sql("""
        insert into flow_closure (flow, reason, closed_by, closed_at) select :flow, :reason, :user, :now
        where not exists (select 1 from flow_closure where flow = :flow)""")
        .param("flow", flow).param("reason", reason).param("user", userId).param("now", OffsetDateTime.now(clock)).update();
  }

  @Transactional
  public void open(String flow) {
    jdbc.sql("delete from flow_closure where flow = ?").param(flow).update();
  }

  /** A flow that is closed for new cases. */
  public record Closure(String flow, String reason, String closedBy, OffsetDateTime closedAt) {}
}
