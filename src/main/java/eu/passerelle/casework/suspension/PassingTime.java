package eu.passerelle.casework.suspension;

import eu.passerelle.casework.CaseSummary;
import eu.passerelle.engine.access.EngineRights;
import eu.passerelle.engine.flow.FlowCatalogue;
import eu.passerelle.engine.reading.AwaitedDates;
import eu.passerelle.engine.reading.AwaitedDates.Timer;
import eu.passerelle.model.XmlNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets time pass for one case, so that a demonstration need not wait a year for the follow-up. Everything the case waits for comes nearer by
 * the same time, then the first wait is over. Outside the demonstration there is no such thing.
 */
@Component
@Profile("demo")
public class PassingTime {

  private final JdbcClient jdbc;
  private final AwaitedDates dates;
  private final ManagementService management;
  private final FlowCatalogue flows;
  private final CaseClock clock;
  private final EngineRights rights;

  PassingTime(JdbcClient jdbc, AwaitedDates dates, ManagementService management, FlowCatalogue flows, CaseClock clock,
      EngineRights rights) {
    this.jdbc = jdbc;
    this.dates = dates;
    this.management = management;
    this.flows = flows;
    this.clock = clock;
    this.rights = rights;
  }

  /** @return the dates that a case waits for, the next one first */
  public List<Wait> waits(CaseSummary summary) {
    return summary.open() && !summary.suspended() ? dates.under(summary.rootInstanceId()).stream().map(this::named).toList() : List.of();
  }

  /**
   * Lets the time until a wait is over pass.
   *
   * @param waitId must be the next one: what comes first cannot be passed over
   * @throws IllegalStateException with a sentence for the person when the case waits for something else by now
   */
  @Transactional
  public void letPass(CaseSummary summary, String waitId) {
    jdbc.sql("select number from case_overview where number = ? for update").param(summary.number()).query(String.class).single();
    List<Timer> timers = summary.suspended() ? List.of() : dates.under(summary.rootInstanceId());
    Timer next = timers.stream().findFirst().filter(timer -> timer.id().equals(waitId))
        .orElseThrow(() -> new IllegalStateException("%s does not wait for this next. Look at it again.".formatted(summary.number())));
    Duration ahead = Duration.between(Instant.now(), next.due());
    if (!ahead.isNegative()) {
      clock.shift(summary.number(), summary.rootInstanceId(), ahead.negated());
    }
    rights.asHouse(() -> management.executeJob(next.id()));
  }

  private Wait named(Timer timer) {
    XmlNode diagram = flows.diagramOf(timer.definitionId());
    XmlNode event = diagram.find(timer.elementId()).orElseThrow();
    String at =
        event.is("bpmn:boundaryEvent") ? diagram.find(event.attribute("attachedToRef")).map(PassingTime::label).orElseThrow() : null;
    return new Wait(timer.id(), label(event), at, timer.due());
  }

  private static String label(XmlNode node) {
    return node.attribute("name").replaceAll("\\s+", " ");
  }

  /**
   * A date that a case waits for.
   *
   * @param name what the diagram says happens then
   * @param at the step that is limited in time by it; null when the case simply waits
   */
  public record Wait(String id, String name, String at, Instant due) {}
}
