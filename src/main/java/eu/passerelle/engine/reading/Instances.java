package eu.passerelle.engine.reading;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** The live instances of cases. */
@Component
@NamedInterface
public class Instances {

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
