package eu.passerelle.stakeholder;

import eu.passerelle.database.RecordRow;
import eu.passerelle.database.WaitingWork;
import eu.passerelle.engine.wiring.HeldTasks;
import eu.passerelle.engine.wiring.HeldTasks.HeldTask;
import eu.passerelle.engine.wiring.TaskRouting;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.stakeholder.Participation.Level;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Hands open tasks on when somebody else plays a role in a scheme or corridor. It compares who has the tasks with who should, one case a
 * transaction, so it may be killed anywhere, run twice, or run on two nodes at once: the next run does what is left.
 */
@Component
class PartyFollowing {

  /** A step that was under way when the party changed may open its task for the former one; nothing takes longer than this. */
  private static final Duration STRAGGLERS = Duration.ofMinutes(2);

  private static final Logger LOG = LoggerFactory.getLogger(PartyFollowing.class);

  private final JdbcClient jdbc;
  private final Schemes schemes;
  private final HeldTasks tasks;
  private final TaskRouting routing;
  private final Authorities authorities;
  private final WaitingWork work;
  private final WaitingWork.Turn turn;

  PartyFollowing(JdbcClient jdbc, Schemes schemes, HeldTasks tasks, TaskRouting routing, Authorities authorities, WaitingWork work) {
    this.jdbc = jdbc;
    this.schemes = schemes;
    this.tasks = tasks;
    this.routing = routing;
    this.authorities = authorities;
    this.work = work;
    this.turn = work.turn(Duration.ZERO, this::run);
  }

  /** Runs soon, beside whoever asks. */
  void wake() {
    turn.wake();
  }

  /** Brings every open task into line; {@code synchronized} because one run at a time is enough for a node. */
  @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT1M")
  synchronized void run() {
    for (Pending pending : pending()) {
      OffsetDateTime start = OffsetDateTime.now(ZoneOffset.UTC);
      if (schemes.find(pending.schemeId).map(scheme -> follow(scheme, pending.role)).orElse(true)) {
        jdbc.sql(
            "update participation_change set followed_at = ? where scheme_id = ? and role = ? and followed_at is null and changed_at < ?")
            .params(start, pending.schemeId, pending.role, start.minus(STRAGGLERS)).update();
      }
    }
  }

  private List<Pending> pending() {
    return jdbc.sql("select distinct scheme_id, role from participation_change where followed_at is null")
        .query(RecordRow.of(Pending.class)).list();
  }

  /** @return whether all tasks have followed */
  private boolean follow(Scheme scheme, String role) {
    Players players = new Players(scheme, role);
    List<String> numbers = tasks.of(role, scheme.casePrefix() + "-").stream().filter(task -> !players.of(task).equals(task.group()))
        .map(HeldTask::number).distinct().toList();
    // somebody is working on a case at this moment: the others must not wait for it
    return work.each(numbers, number -> routing.reroute(number, role),
        (number, e) -> LOG.warn("The tasks of {} did not follow their role {}; it will be tried again within a minute.", number, role, e));
  }

  private record Pending(String schemeId, String role) {}

  /** Who plays one role in all places of a scheme, read once. */
  private final class Players {

    private final Map<String, String> byPlace = new HashMap<>();
    private final Scheme scheme;
    private final String role;

    private Players(Scheme scheme, String role) {
      this.scheme = scheme;
      this.role = role;
      jdbc.sql("select level, place, organisation_id from participation where scheme_id = ? and role = ?").params(scheme.id(), role)
          .query(row -> {
            byPlace.put(key(Level.valueOf(row.getString("level")), row.getString("place")), row.getString("organisation_id"));
          });
    }

    private String of(HeldTask task) {
      String wide = Optional.ofNullable(byPlace.get(key(Level.SCHEME, scheme.id())))
          .or(() -> authorities.of(role, scheme.id(), task.corridor())).orElse(scheme.coordinatorGroup());
      String corridor = byPlace.getOrDefault(key(Level.CORRIDOR, task.corridor()), wide);
      return byPlace.getOrDefault(key(Level.CASE, task.number()), corridor);
    }

    private static String key(Level level, String place) {
      return level + " " + place;
    }
  }
}
