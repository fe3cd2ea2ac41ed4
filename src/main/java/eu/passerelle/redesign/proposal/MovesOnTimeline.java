package eu.passerelle.redesign.proposal;

import eu.passerelle.casework.Cases.TimelineEntry;
import eu.passerelle.casework.TimelineSource;
import eu.passerelle.engine.access.FormerNames;
import eu.passerelle.engine.deployment.FlowVersions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells on a case's timeline that its flow has changed: from version to version, why, who decided, where it stood and stands. */
@Component
public class MovesOnTimeline implements TimelineSource {

  private final JdbcClient jdbc;
  private final FormerNames names;
  private final MessageSource messages;

  MovesOnTimeline(JdbcClient jdbc, FormerNames names, MessageSource messages) {
    this.jdbc = jdbc;
    this.names = names;
    this.messages = messages;
  }

  @Override
  public List<TimelineEntry> of(String caseNumber, boolean coordinator) {
    return jdbc.sql("""
        select m.moved_at, m.stood_at, m.stands_at, m.decided, m.from_definition, m.to_definition, f.version as from_version, t.version as to_version,
        t.name as flow_name, t.flow as flow_key, p.reason, p.published_by from case_move m
        join %1$s f on f.definition_id = m.from_definition join %1$s t on t.definition_id = m.to_definition
        left join publication p on p.proposal_number = m.proposal_number and p.flow = m.flow
        where m.case_number = ? and m.state = 'MOVED'""".formatted(FlowVersions.DRAWN)).param(caseNumber)
        .query((row, index) -> entry(row, coordinator)).list();
  }

  private TimelineEntry entry(ResultSet row, boolean coordinator) throws SQLException {
    Instant when = row.getObject("moved_at", OffsetDateTime.class).toInstant();
    String flow = Optional.ofNullable(row.getString("flow_name")).orElse(row.getString("flow_key"));
    boolean datesOnly = row.getString("from_definition").equals(row.getString("to_definition"));
    String sentence =
        datesOnly ? text("move.told.dates", flow) : text("move.told", flow, row.getString("from_version"), row.getString("to_version"));
    String stood = row.getString("stood_at");
    String stands = row.getString("stands_at");
    String where = stood == null || stood.equals(stands) ? "" : " " + text("move.told.where", stood, stands);
    String steps = row.getString("decided") == null ? "" : " " + row.getString("decided");
    String reason = row.getString("reason") == null ? "" : " " + text("move.told.reason", row.getString("reason"));
    String decided =
        coordinator && row.getString("published_by") != null ? " " + text("move.told.by", name(row.getString("published_by"), when)) : "";
    return new TimelineEntry("flow", sentence + where + steps + reason + decided, when, when, false, null, null);
  }

  private String name(String userId, Instant when) {
    return names.of(List.of(userId)).get(userId).at(when);
  }

  private String text(String code, Object... arguments) {
    return messages.getMessage(code, arguments, LocaleContextHolder.getLocale());
  }
}
