package eu.passerelle.engine.moving;

import eu.passerelle.engine.flow.FlowCatalogue;
import eu.passerelle.model.BundleFacts;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.IsoPeriod;
import eu.passerelle.model.LimitsChange;
import eu.passerelle.model.TimeLimitKeys;
import eu.passerelle.model.TimeLimitSource;
import eu.passerelle.model.XmlNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** Foresees which open tasks and running timers get another date by a changed diagram or a changed table of time limits. */
@Component
@NamedInterface
public class DueDates {

  /**
   * In two halves alike: open tasks, and timers that wait. A plain {@code is null} leads H2 to the index of that column, and for each task
   * through nearly all variables of all cases.
   */
  private static final String OPEN = """
      select t.PROC_INST_ID_, t.PROC_DEF_ID_, t.TASK_DEF_KEY_, t.CREATE_TIME_, t.DUE_DATE_, p.BUSINESS_KEY_, s.TEXT_ scheme, c.TEXT_ country
      from ACT_RU_TASK t join ACT_RU_EXECUTION p on p.ID_ = t.PROC_INST_ID_
      left join ACT_RU_VARIABLE s on s.EXECUTION_ID_ = p.ID_ and s.NAME_ = 'scheme' and coalesce(s.TASK_ID_, '') = ''
      left join ACT_RU_VARIABLE c on c.EXECUTION_ID_ = p.ID_ and c.NAME_ = 'destination' and coalesce(c.TASK_ID_, '') = ''
      where t.PROC_DEF_ID_ in (:definitions) and t.TASK_DEF_KEY_ in (:elements)
      union all
      select j.PROCESS_INSTANCE_ID_, j.PROCESS_DEF_ID_, d.ACT_ID_, j.CREATE_TIME_, j.DUEDATE_, p.BUSINESS_KEY_, s.TEXT_, c.TEXT_
      from ACT_RU_JOB j join ACT_RU_JOBDEF d on d.ID_ = j.JOB_DEF_ID_ join ACT_RU_EXECUTION p on p.ID_ = j.PROCESS_INSTANCE_ID_
      left join ACT_RU_VARIABLE s on s.EXECUTION_ID_ = p.ID_ and s.NAME_ = 'scheme' and coalesce(s.TASK_ID_, '') = ''
      left join ACT_RU_VARIABLE c on c.EXECUTION_ID_ = p.ID_ and c.NAME_ = 'destination' and coalesce(c.TASK_ID_, '') = ''
      where j.TYPE_ = 'timer' and j.PROCESS_DEF_ID_ in (:definitions) and d.ACT_ID_ in (:elements)""";

  private static final Comparator<NewDue> BY_CASE =
      Comparator.comparing((NewDue due) -> String.valueOf(due.caseNumber)).thenComparing(NewDue::step);

  private static final Pattern TIMER = Pattern.compile("P[0-9YMWDTHS]+");

  private final JdbcClient jdbc;
  private final FlowCatalogue flows;

  DueDates(JdbcClient jdbc, FlowCatalogue flows) {
    this.jdbc = jdbc;
    this.flows = flows;
  }

  /**
   * @param bundle the flow as it is proposed
   * @param mapping where the instances of removed steps go
   * @param standings the live instances of the flow; those that do not follow keep their dates
   * @param limits the time limits that the dates were made by, and those that will count
   * @return every date that becomes another, by number of the case
   */
  public List<NewDue> foresee(FlowBundle bundle, Map<String, String> mapping, Collection<StandingAlike> standings, LimitsChange limits) {
    List<StandingAlike> following = standings.stream().filter(standing -> standing.fate() == Fate.FOLLOWS).toList();
    Map<String, XmlNode> now = BundleFacts.nodes(bundle);
    Map<String, Map<String, XmlNode>> were = nodes(following);
    Set<String> elements = were.values().stream().flatMap(nodes -> nodes.values().stream())
        .filter(node -> mapping.containsKey(node.id()) || limits.changedKeys().contains(limit(node))
            || !limit(node).equals(limit(now.get(node.id()))))
        .map(XmlNode::id).collect(Collectors.toSet());
    return open(following, were, elements).flatMap(row -> newDue(row, were.get(row.definition).get(row.element),
        now.get(mapping.getOrDefault(row.element, row.element)), limits).stream()).sorted(BY_CASE).toList();
  }

  /**
   * The same where no flow changes, but the table of time limits does.
   *
   * @param waiting the live instances that wait under a changed limit
   */
  public List<NewDue> foresee(Collection<StandingAlike> waiting, LimitsChange limits) {
    Map<String, Map<String, XmlNode>> nodes = nodes(waiting);
    Set<String> elements = nodes.values().stream().flatMap(all -> all.values().stream())
        .filter(node -> limits.changedKeys().contains(limit(node))).map(XmlNode::id).collect(Collectors.toSet());
    return open(waiting, nodes, elements).flatMap(row -> {
      XmlNode node = nodes.get(row.definition).get(row.element);
      return newDue(row, node, node, limits).stream();
    }).sorted(BY_CASE).toList();
  }

  private Map<String, Map<String, XmlNode>> nodes(Collection<StandingAlike> standings) {
    return standings.stream().map(StandingAlike::definitionId).distinct()
        .collect(Collectors.toMap(id -> id, id -> BundleFacts.nodes(flows.diagramOf(id))));
  }

  private Stream<Row> open(Collection<StandingAlike> standings, Map<String, Map<String, XmlNode>> nodes, Set<String> elements) {
    if (elements.isEmpty()) {
      return Stream.empty();
    }
    Set<String> ids = standings.stream().flatMap(standing -> standing.instances().stream()).map(LiveInstance::id)
        .collect(Collectors.toSet());
    return jdbc.sql(OPEN).param("definitions", nodes.keySet()).param("elements", elements).query(DueDates::row).list().stream()
        .filter(row -> ids.contains(row.instance));
  }

  private static Optional<NewDue> newDue(Row row, XmlNode was, XmlNode is, LimitsChange limits) {
    if (is == null) {
      return Optional.empty();
    }
    boolean otherWork = !is.id().equals(row.element);
    Optional<Instant> due = otherWork ? after(ClockUtil.getCurrentTime().toInstant(), limit(is), row, limits.proposed())
        : shifted(row, after(row.since, limit(was), row, limits.inForce()), after(row.since, limit(is), row, limits.proposed()));
    return due.filter(date -> !date.equals(row.due))
        .map(date -> new NewDue(row.instance, row.caseNumber, is.attribute("name").strip().replaceAll("\\s+", " "), row.due, date,
            !otherWork));
  }

  /** Later or earlier by as much as the time limit itself, so that time for which the case stood still stays given. */
  private static Optional<Instant> shifted(Row row, Optional<Instant> former, Optional<Instant> due) {
    return row.due == null || former.isEmpty() || due.isEmpty() ? due
        : Optional.of(row.due.plus(Duration.between(former.get(), due.get())));
  }

  private static Optional<Instant> after(Instant start, String limit, Row row, TimeLimitSource limits) {
    Optional<String> period = TIMER.matcher(limit).matches() ? Optional.of(limit) : limits.period(limit, row.scheme, row.country);
    return period.map(found -> IsoPeriod.after(start, found));
  }

  private static String limit(XmlNode node) {
    return node == null ? "" : TimeLimitKeys.keyOrPeriod(node);
  }

  private static Row row(ResultSet row, int index) throws SQLException {
    return new Row(row.getString(1), row.getString(2), row.getString(3), instant(row.getTimestamp(4)), instant(row.getTimestamp(5)),
        row.getString(6),
        row.getString(7), row.getString(8));
  }

  private static Instant instant(Timestamp time) {
    return time == null ? null : time.toInstant();
  }

  private record Row(String instance, String definition, String element, Instant since, Instant due, String caseNumber, String scheme,
      String country) {}

  /**
   * A date that becomes another.
   *
   * @param step name of the task or of the timer in the proposal
   * @param before null where there was none
   * @param withConsent whether it changes only when the coordinator consents to new dates; else it is other work, whose time begins anew
   */
  @NamedInterface
  public record NewDue(String instanceId, String caseNumber, String step, Instant before, Instant now, boolean withConsent) {}
}
