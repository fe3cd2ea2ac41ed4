package eu.passerelle.engine.access;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** Tells whether what should stand still does, of many instances in few statements. */
@Component
@NamedInterface
public class Standstill {

  private static final int BATCH = 500;

  private final JdbcClient jdbc;

  Standstill(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** @return those of these root instances in which, or in an instance that they called, something goes on */
  public Set<String> goingOn(List<String> rootInstanceIds) {
    Set<String> goingOn = new HashSet<>();
    for (int from = 0; from < rootInstanceIds.size(); from += BATCH) {
      goingOn.addAll(jdbc
          .sql("select distinct ROOT_PROC_INST_ID_ from ACT_RU_EXECUTION where SUSPENSION_STATE_ = 1 and ROOT_PROC_INST_ID_ in (:roots)")
          .param("roots", rootInstanceIds.subList(from, Math.min(rootInstanceIds.size(), from + BATCH))).query(String.class).list());
    }
    return goingOn;
  }
}
