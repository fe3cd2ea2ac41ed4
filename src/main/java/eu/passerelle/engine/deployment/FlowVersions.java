package eu.passerelle.engine.deployment;

import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.ModelFile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** Which versions each flow has had; one statement, however many there are. */
@Component
@NamedInterface
public class FlowVersions {

  /**
   * Rows for a statement of one's own: one for each version of a flow that is a diagram. The columns are {@code definition_id},
   * {@code flow}, {@code name}, which may be null, and {@code version}.
   */
  public static final String DRAWN = "(select ID_ as definition_id, KEY_ as flow, NAME_ as name, VERSION_ as version from ACT_RE_PROCDEF)";

  /** A table that is deployed beside a diagram belongs to it and has no versions of its own. */
  private static final String VERSIONS = """
      select * from (
        select v.*, row_number() over (partition by flow order by version desc) as newest from (
          select d.KEY_ as flow, coalesce(d.NAME_, d.KEY_) as name, d.VERSION_ as version, d.ID_ as definition_id, y.ID_ as deployment_id,
          y.DEPLOY_TIME_ as since, y.SOURCE_ as source
          from ACT_RE_PROCDEF d join ACT_RE_DEPLOYMENT y on y.ID_ = d.DEPLOYMENT_ID_ where d.TENANT_ID_ is null
          union all
          select d.KEY_, coalesce(d.NAME_, d.KEY_), d.VERSION_, d.ID_, y.ID_, y.DEPLOY_TIME_, y.SOURCE_
          from ACT_RE_DECISION_DEF d join ACT_RE_DEPLOYMENT y on y.ID_ = d.DEPLOYMENT_ID_ where d.TENANT_ID_ is null
          and not exists (select 1 from ACT_RE_PROCDEF p where p.DEPLOYMENT_ID_ = d.DEPLOYMENT_ID_)) v) w""";

  private final JdbcClient jdbc;

  FlowVersions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps everybody else from deploying until the transaction ends, as a deployment does by itself on every database but H2. */
  public void keepOthersOut() {
    jdbc.sql("select VALUE_ from ACT_GE_PROPERTY where NAME_ = 'deployment.lock' for update").query(String.class).single();
  }

  /**
   * @param flow id of a process or a table
   * @return its versions, the one in force first; none for a flow that was never deployed
   */
  public List<FlowVersion> of(String flow) {
    return jdbc.sql(VERSIONS + " where flow = ? order by version desc").param(flow).query(FlowVersions::version).list();
  }

  /** @return the version in force of every flow, by name */
  public List<FlowVersion> inForce() {
    return jdbc.sql(VERSIONS + " where newest = 1 order by lower(name), flow").query(FlowVersions::version).list();
  }

  /** @return all that is in force with its files, whatever consists of tables only first, then the oldest first */
  public List<FlowBundle> bundlesInForce() {
    Map<String, String> flows = new HashMap<>();
    inForce()
        .forEach(version -> flows.merge(version.deploymentId(), version.flow(), (one, other) -> one.compareTo(other) < 0 ? one : other));
    Map<String, List<ModelFile>> files = new LinkedHashMap<>();
    jdbc.sql("""
        select b.DEPLOYMENT_ID_, b.NAME_, b.BYTES_ from ACT_GE_BYTEARRAY b join ACT_RE_DEPLOYMENT y on y.ID_ = b.DEPLOYMENT_ID_
        where y.ID_ in (select deployment_id from (""" + VERSIONS + """
        ) f where f.newest = 1) order by y.DEPLOY_TIME_, y.ID_, b.NAME_""")
        .query((row, index) -> files.computeIfAbsent(row.getString(1), id -> new ArrayList<>())
            .add(new ModelFile(null, row.getString(2), row.getBytes(3))))
        .list();
    return files.entrySet().stream()
        .map(deployment -> new FlowBundle(flows.get(deployment.getKey()), deployment.getKey(), deployment.getValue()))
        .sorted(Comparator.comparing(FlowBundle::isDrawn)).toList();
  }

  private static FlowVersion version(ResultSet row, int index) throws SQLException {
    return new FlowVersion(row.getString("flow"), row.getString("name"), row.getInt("version"), row.getString("definition_id"),
        row.getString("deployment_id"), row.getTimestamp("since").toInstant(), FlowDeployment.SOURCE.equals(row.getString("source")));
  }
}
