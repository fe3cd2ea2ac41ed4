package eu.passerelle.stakeholder;

import eu.passerelle.database.RecordRow;
import eu.passerelle.engine.flow.FlowCatalogue;
import eu.passerelle.engine.wiring.TaskRouting;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.stakeholder.Participation.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.TaskScheduler;
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

  private static final String OPEN_TASKS = """
      select i.BUSINESS_KEY_ as "number", t.PROC_DEF_ID_ as "definition", t.TASK_DEF_KEY_ as "element", l.GROUP_ID_ as "group",
      v.TEXT_ as "corridor" from ACT_RU_TASK t
      join ACT_RU_EXECUTION i on i.ID_ = t.PROC_INST_ID_
      join ACT_RU_IDENTITYLINK l on l.TASK_ID_ = t.ID_ and l.TYPE_ = 'candidate' and l.GROUP_ID_ is not null
      left join ACT_RU_VARIABLE v on v.EXECUTION_ID_ = i.ID_ and v.NAME_ = 'corridor' and coalesce(v.TASK_ID_, '') = ''
      where i.BUSINESS_KEY_ like :numbers order by i.BUSINESS_KEY_""";

  private final JdbcClient jdbc;
  private final Schemes schemes;
  private final FlowCatalogue flows;
  private final TaskRouting routing;
  private final TaskScheduler scheduler;
  private final Authorities authorities;

  PartyFollowing(JdbcClient jdbc, Schemes schemes, FlowCatalogue flows, TaskRouting routing, TaskScheduler scheduler,
      Authorities authorities) {
    this.jdbc = jdbc;
    this.schemes = schemes;
    this.flows = flows;
    this.routing = routing;
    this.scheduler = scheduler;
    this.authorities = authorities;
  }

  /** Runs soon, beside whoever asks. */
  void wake() {
    scheduler.schedule(this::run, Instant.now());
  }

  /** Brings every open task into line; {@code synchronized} because one run at a time is enough for a node. */
  @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT1M")
  synchronized void run() {
    for (Pending pending : pending()) {
      OffsetDateTime start = OffsetDateTime.now(ZoneOffset.UTC);
      if (schemes.find(pending.schemeId).map(scheme -> follow(scheme, pending.role)).orElse(true)) {
        jdbc.sql("update participation_change set followed_at = ? where scheme_id = ? and role = ? and followed_at is null and changed_at < ?")
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
    List<String> numbers = jdbc.sql(OPEN_TASKS).param("numbers", scheme.casePrefix() + "-%").query(RecordRow.of(OpenTask.class)).list().stream()
        .filter(task -> flows.flowOf(task.definition).roleOf(task.element).filter(role::equals).isPresent())
        .filter(task -> !players.of(task).equals(task.group)).map(OpenTask::number).distinct().toList();
    return numbers.stream().map(number -> reroute(number, role)).reduce(true, Boolean::logicalAnd);
  }

  private boolean reroute(String number, String role) {
    try {
      routing.reroute(number, role);
      return true;
    } catch (RuntimeException e) {
      // somebody is working on the case at this moment: the others must not wait for it
      LOG.warn("The tasks of {} did not follow their role {}; it will be tried again within a minute.", number, role, e);
      return false;
    }
  }

  private record Pending(String schemeId, String role) {}

  private record OpenTask(String number, String definition, String element, String group, String corridor) {}

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

    private String of(OpenTask task) {
      String wide = Optional.ofNullable(byPlace.get(key(Level.SCHEME, scheme.id())))
          .or(() -> authorities.of(role, scheme.id(), task.corridor)).orElse(scheme.coordinatorGroup());
      String corridor = byPlace.getOrDefault(key(Level.CORRIDOR, task.corridor), wide);
      return byPlace.getOrDefault(key(Level.CASE, task.number), corridor);
    }

    private static String key(Level level, String place) {
      return level + " " + place;
    }
  }
}
