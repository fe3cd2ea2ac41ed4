package eu.passerelle.tryout;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An open task.
 *
 * @param number of the case or opportunity
 * @param group who may do it; null when it is nobody's
 */
record Work(String task, String step, String name, String flow, String definition, String instance, String number, String assignee, String group) {

  /** @return all open tasks, the oldest first */
  static List<Work> open(JdbcClient jdbc) {
    return jdbc.sql("""
        select t.ID_, t.TASK_DEF_KEY_, t.NAME_, d.KEY_, t.PROC_DEF_ID_, t.PROC_INST_ID_, i.BUSINESS_KEY_, t.ASSIGNEE_,
        (select min(l.GROUP_ID_) from ACT_RU_IDENTITYLINK l where l.TASK_ID_ = t.ID_)
        from ACT_RU_TASK t join ACT_RU_EXECUTION i on i.ID_ = t.PROC_INST_ID_ join ACT_RE_PROCDEF d on d.ID_ = t.PROC_DEF_ID_
        order by t.CREATE_TIME_, i.BUSINESS_KEY_, t.TASK_DEF_KEY_, t.ID_""")
        .query((row, index) -> new Work(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5),
            row.getString(6), row.getString(7), row.getString(8), row.getString(9))).list();
  }
}
