package eu.passerelle.stakeholder;

import eu.passerelle.database.RecordRow;
import eu.passerelle.engine.access.SignedIn;
import eu.passerelle.stakeholder.Participation.Level;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers who played which role when. The past is told backwards from what is true now, change by change. */
@Component
class PartyHistory {

  private final JdbcClient jdbc;
  private final SignedIn signedIn;

  PartyHistory(JdbcClient jdbc, SignedIn signedIn) {
    this.jdbc = jdbc;
    this.signedIn = signedIn;
  }

  /** The open tasks of one case follow within the same transaction, those of a scheme or corridor later. */
  void write(Level level, String place, String role, String before, String after, String schemeId, OffsetDateTime now) {
    jdbc.sql("""
        insert into participation_change (level, place, role, scheme_id, before_id, after_id, changed_at, changed_by, followed_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(Arrays.asList(level.name(), place, role, schemeId, before, after, now, signedIn.userId(),
            level == Level.CASE ? now : null))
        .update();
  }

  Map<String, String> partiesAt(Instant moment, List<Participation> playing, List<String> places) {
    Board board = new Board(playing);
    read(places).stream().filter(change -> change.changedAt.toInstant().isAfter(moment)).forEach(board::undo);
    return board.players();
  }

  List<PartyChange> changes(List<Participation> playing, List<String> places) {
    Board board = new Board(playing);
    List<PartyChange> changes = new ArrayList<>();
    for (Row row : read(places)) {
      String after = board.player(row.role);
      board.undo(row);
      String before = board.player(row.role);
      if (!Objects.equals(before, after)) {
        changes.add(new PartyChange(row.role, before, after, row.changedAt.toInstant(), row.changedBy));
      }
    }
    Collections.reverse(changes);
    return changes;
  }

  /** @return what was decided for a scheme and its corridors about one role, newest first, as far as a page shows it */
  List<Decision> decisions(String schemeId, String role) {
    return jdbc.sql("""
        select level, place, before_id as "before", after_id as "after", changed_at as "at", changed_by as "by" from participation_change
        where scheme_id = ? and role = ? and level <> 'CASE' order by id desc limit 20""").params(schemeId, role)
        .query(RecordRow.of(Decision.class)).list();
  }

  private List<Row> read(List<String> places) {
    return jdbc.sql("""
        select level, place, role, before_id, changed_at, changed_by from participation_change
        where place in (:places) order by id desc""").param("places", places)
        .query(RecordRow.of(Row.class)).list();
  }

  /** Somebody named somebody else. */
  record Decision(Level level, String place, String before, String after, OffsetDateTime at, String by) {}

  private record Row(Level level, String place, String role, String beforeId, OffsetDateTime changedAt, String changedBy) {}

  /** Who plays what at each level of one case. */
  private static final class Board {

    private final Map<String, Map<Level, String>> byRole = new LinkedHashMap<>();

    private Board(List<Participation> playing) {
      playing.forEach(part -> levels(part.role()).put(part.level(), part.organisationId()));
    }

    private void undo(Row row) {
      if (row.beforeId == null) {
        levels(row.role).remove(row.level);
      } else {
        levels(row.role).put(row.level, row.beforeId);
      }
    }

    /** The narrowest level stands first. */
    private String player(String role) {
      return levels(role).values().stream().findFirst().orElse(null);
    }

    private Map<String, String> players() {
      Map<String, String> players = new LinkedHashMap<>();
      byRole.forEach((role, levels) -> levels.values().stream().findFirst().ifPresent(player -> players.put(role, player)));
      return players;
    }

    private Map<Level, String> levels(String role) {
      return byRole.computeIfAbsent(role, key -> new EnumMap<>(Level.class));
    }
  }
}
