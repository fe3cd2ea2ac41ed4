package eu.passerelle.casework.suspension;

import eu.passerelle.casework.CaseSummary;
import eu.passerelle.database.RecordRow;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is suspended, for whom and why. The cases themselves follow within moments: see {@link SuspensionRun}. */
@Service
public class Suspensions {

  private static final String SAME_SCOPE = """
      scheme_id = :scheme and coalesce(corridor_id, '') = :corridor and coalesce(stage, '') = :stage and ended_at is null""";

  private final JdbcClient jdbc;
  private final SuspensionRun run;

  Suspensions(JdbcClient jdbc, SuspensionRun run) {
    this.jdbc = jdbc;
    this.run = run;
  }

  /** @return what is suspended at present in a scheme */
  public List<Suspension> active(String schemeId) {
    return jdbc.sql("select * from suspension where scheme_id = ? and ended_at is null order by since")
        .param(schemeId).query(RecordRow.of(Suspension.class)).list();
  }

  /** @return why this case stands still; nothing while it goes on */
  public List<String> reasons(CaseSummary one) {
    return one.suspended() ? active(one.schemeId()).stream().filter(suspension -> suspension.covers(one)).map(Suspension::reason).toList()
        : List.of();
  }

  /** Suspends a scheme, or a corridor or a stage of it. What is suspended already stays so since then, with its first reason. */
  @Transactional
  public void start(String schemeId, String corridorId, String stage, String reason) {
    if (inScope("select count(*) from suspension where " + SAME_SCOPE, schemeId, corridorId, stage).query(Integer.class).single() == 0) {
      jdbc.sql("insert into suspension (id, scheme_id, corridor_id, stage, reason, since) values (?, ?, ?, ?, ?, ?)")
          .params(UUID.randomUUID().toString(), schemeId, blankToNull(corridorId), blankToNull(stage), reason,
              OffsetDateTime.now(ZoneOffset.UTC))
          .update();
    }
    run.afterCommit();
  }

  /** Ends the suspension of exactly this scope; a wider or narrower one goes on. */
  @Transactional
  public void end(String schemeId, String corridorId, String stage) {
    inScope("update suspension set ended_at = :now where " + SAME_SCOPE, schemeId, corridorId, stage)
        .param("now", OffsetDateTime.now(ZoneOffset.UTC)).update();
    run.afterCommit();
  }

  private StatementSpec inScope(String sql, String schemeId, String corridorId, String stage) {
    return jdbc.sql(sql).param("scheme", schemeId).param("corridor", corridorId == null ? "" : corridorId.strip())
        .param("stage", stage == null ? "" : stage.strip());
  }

  private static String blankToNull(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
