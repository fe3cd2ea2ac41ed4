package eu.passerelle.scheme;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.passerelle.database.RecordRow;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The schemes with their corridors and cohorts. */
@Service
public class Schemes {

  private static final String CORRIDORS = "select id, scheme_id, origin, destination, is_open as \"open\", places from corridor ";
  private static final TypeReference<Map<String, Object>> SETTINGS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final SchemeCache cache;
  private final Map<String, Corridor> routes = new ConcurrentHashMap<>();

  Schemes(JdbcClient jdbc, ObjectMapper json, SchemeCache cache) {
    this.jdbc = jdbc;
    this.json = json;
    this.cache = cache;
  }

  /** @return all schemes by name; at most a few seconds old */
  public List<Scheme> list() {
    return cache.schemes();
  }

  /** @return the scheme with this id */
  public Optional<Scheme> find(String id) {
    return list().stream().filter(scheme -> scheme.id().equals(id)).findFirst();
  }

  /** @return the schemes, by name, whose coordinators one of these groups is */
  public List<Scheme> coordinatedBy(Collection<String> groupIds) {
    return list().stream().filter(scheme -> groupIds.contains(scheme.coordinatorGroup())).toList();
  }

  /** @return the scheme that a case or opportunity number belongs to, told by its prefix */
  public Optional<Scheme> ofNumber(String number) {
    if (number == null) {
      return Optional.empty();
    }
    return list().stream().filter(scheme -> number.startsWith(scheme.casePrefix() + "-")).findFirst();
  }

  /** @return the scheme whose cases run on this process */
  public Optional<Scheme> ofMainProcess(String processKey) {
    return list().stream().filter(scheme -> scheme.mainProcess().equals(processKey)).findFirst();
  }

  /** @return the corridors of all schemes */
  public List<Corridor> corridors() {
    return jdbc.sql(CORRIDORS + "order by id").query(RecordRow.of(Corridor.class)).list();
  }

  /** @return the schemes that have this process for themselves: their cases run on it, or a row says so; none when it is there for all */
  public List<Scheme> ownersOf(String processKey) {
    Set<String> named = cache.owners().getOrDefault(processKey, Set.of());
    return list().stream().filter(scheme -> scheme.mainProcess().equals(processKey) || named.contains(scheme.id())).toList();
  }

  /** @return the schemes for which people may start this process: its owners, or all where it has none */
  public List<Scheme> servedBy(String processKey) {
    List<Scheme> owners = ownersOf(processKey);
    return owners.isEmpty() ? list() : owners;
  }

  /** @return the corridors of a scheme */
  public List<Corridor> corridors(String schemeId) {
    return jdbc.sql(CORRIDORS + "where scheme_id = ? order by id").param(schemeId).query(RecordRow.of(Corridor.class)).list();
  }

  /** @return the corridor with this id */
  public Optional<Corridor> corridor(String id) {
    return jdbc.sql(CORRIDORS + "where id = ?").param(id).query(RecordRow.of(Corridor.class)).optional();
  }

  /** @return the corridor as it was when first asked for: for its countries, which never change, and for nothing else */
  public Optional<Corridor> route(String corridorId) {
    Corridor known = corridorId == null ? null : routes.get(corridorId);
    if (known != null || corridorId == null) {
      return Optional.ofNullable(known);
    }
    Optional<Corridor> found = corridor(corridorId);
    found.ifPresent(corridor -> routes.put(corridorId, corridor));
    return found;
  }

  /** @return the cohorts of a scheme, newest call first */
  public List<Cohort> cohorts(String schemeId) {
    return jdbc.sql("select * from cohort where scheme_id = ? order by call_opens desc, id").param(schemeId).query(this::cohortRow).list();
  }

  /** @return the cohort with this id */
  public Optional<Cohort> cohort(String id) {
    return jdbc.sql("select * from cohort where id = ?").param(id).query(this::cohortRow).optional();
  }

  /** Founds a scheme. */
  @Transactional
  public void add(Scheme scheme) {
    jdbc.sql("""
        insert into scheme (id, name, case_prefix, main_process, lead_organisation, coordinator_group, funder, starts_on, ends_on, target)
        values (:id, :name, :casePrefix, :mainProcess, :leadOrganisation, :coordinatorGroup, :funder, :startsOn, :endsOn, :target)""")
        .paramSource(scheme).update();
    cache.clear();
  }

  /** Lets a scheme have a process for itself, beside others that have it; to say it again changes nothing. */
  @Transactional
  public void own(String schemeId, String processKey) {
    jdbc.sql("""
        insert into scheme_flow (flow, scheme_id) select :flow, :scheme
        where not exists (select 1 from scheme_flow where flow = :flow and scheme_id = :scheme)""")
        .param("flow", processKey).param("scheme", schemeId).update();
    cache.clear();
  }

  /** Adds a corridor to its scheme. */
  @Transactional
  public void add(Corridor corridor) {
    jdbc.sql("""
        insert into corridor (id, scheme_id, origin, destination, is_open, places)
        values (:id, :schemeId, :origin, :destination, :open, :places)""")
        .paramSource(corridor).update();
  }

  /** Adds a cohort to its scheme and corridor. */
  @Transactional
  public void add(Cohort cohort) {
    jdbc.sql("""
        insert into cohort (id, scheme_id, corridor_id, name, call_year, call_opens, call_closes, settings)
        values (?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(cohort.id(), cohort.schemeId(), cohort.corridorId(), cohort.name(), cohort.callYear(), cohort.callOpens(),
            cohort.callCloses(), write(cohort.settings()))
        .update();
  }

  private Cohort cohortRow(ResultSet row, int index) throws SQLException {
    return new Cohort(row.getString("id"), row.getString("scheme_id"), row.getString("corridor_id"), row.getString("name"),
        row.getInt("call_year"), row.getObject("call_opens", LocalDate.class), row.getObject("call_closes", LocalDate.class),
        read(row.getString("settings")));
  }

  private String write(Map<String, Object> settings) {
    try {
      return json.writeValueAsString(settings);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, Object> read(String settings) {
    try {
      return json.readValue(settings, SETTINGS);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
