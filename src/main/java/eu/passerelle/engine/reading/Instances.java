package eu.passerelle.engine.reading;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** The live instances of cases, and what they know. */
@Component
@NamedInterface
public class Instances {

  /**
   * Rows for a statement of one's own: one for each value that a live instance itself has. The columns are {@code id} of the instance,
   * {@code root_id} of the one that it belongs to in the end, {@code name}, and {@code text}, which is null for what is no text.
   */
  public static final String VALUES = """
      (select i.ID_ as id, i.ROOT_PROC_INST_ID_ as root_id, v.NAME_ as name, v.TEXT_ as text
      from ACT_RU_EXECUTION i join ACT_RU_VARIABLE v on v.EXECUTION_ID_ = i.ID_ where i.ID_ = i.PROC_INST_ID_)""";

  private final JdbcClient jdbc;

  Instances(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** @return the ids of the instances of a case that run, its own among them */
  public List<String> under(String rootInstanceId) {
    return jdbc.sql("select ID_ from ACT_RU_EXECUTION where ROOT_PROC_INST_ID_ = ? and ID_ = PROC_INST_ID_ order by ID_")
        .param(rootInstanceId).query(String.class).list();
  }
}
