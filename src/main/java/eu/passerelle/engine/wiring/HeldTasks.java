package eu.passerelle.engine.wiring;

import eu.passerelle.engine.flow.FlowCatalogue;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** Tells which organisations hold the open tasks of a role, of all cases of a scheme in one statement. */
@Component
@NamedInterface
public class HeldTasks {

  private static final String OPEN_TASKS = """
      select i.BUSINESS_KEY_, t.PROC_DEF_ID_, t.TASK_DEF_KEY_, l.GROUP_ID_, v.TEXT_ from ACT_RU_TASK t
      join ACT_RU_EXECUTION i on i.ID_ = t.PROC_INST_ID_
      join ACT_RU_IDENTITYLINK l on l.TASK_ID_ = t.ID_ and l.TYPE_ = 'candidate' and l.GROUP_ID_ is not null
      left join ACT_RU_VARIABLE v on v.EXECUTION_ID_ = i.ID_ and v.NAME_ = 'corridor' and coalesce(v.TASK_ID_, '') = ''
      where i.BUSINESS_KEY_ like :numbers order by i.BUSINESS_KEY_""";

  private final JdbcClient jdbc;
  private final FlowCatalogue flows;

  HeldTasks(JdbcClient jdbc, FlowCatalogue flows) {
    this.jdbc = jdbc;
    this.flows = flows;
  }

  /**
   * Looks for the open tasks of a role.
   *
   * @param prefix with which the numbers of the cases begin
   * @return who holds them, by the number of the case
   */
  public List<HeldTask> of(String role, String prefix) {
    return jdbc.sql(OPEN_TASKS).param("numbers", prefix + "%")
        .query(
            (row, index) -> new Row(row.getString(2), row.getString(3), new HeldTask(row.getString(1), row.getString(5), row.getString(4))))
        .list().stream().filter(row -> flows.flowOf(row.definition).roleOf(row.element).filter(role::equals).isPresent()).map(Row::task)
        .toList();
  }

  private record Row(String definition, String element, HeldTask task) {}

  /**
   * An open task.
   *
   * @param corridor of its case; may be null
   * @param group of the organisation that holds it
   */
  @NamedInterface
  public record HeldTask(String number, String corridor, String group) {}
}
