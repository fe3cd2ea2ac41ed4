package eu.passerelle.engine.reading;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** Where a case stands in its diagrams. Scopes are told by what is open inside. Whoever asks has checked the person. */
@Component
@NamedInterface
public class CasePlaces {

  private static final String PLACES = """
      select PROC_INST_ID_, PROC_DEF_ID_, ACT_ID_, ACT_NAME_ from ACT_HI_ACTINST where ROOT_PROC_INST_ID_ = :root
      and (END_TIME_ is null and ACT_TYPE_ not in ('subProcess', 'multiInstanceBody')
      or :ended and ACT_TYPE_ like '%EndEvent' and PROC_INST_ID_ = :root)
      order by START_TIME_, SEQUENCE_COUNTER_""";

  private final JdbcClient jdbc;

  CasePlaces(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param ended whether the case is over
   * @return the open activities of all its instances, in the order in which they began; of one that is over also the end events of the main
   *     diagram
   */
  public List<Place> of(String rootInstanceId, boolean ended) {
    return jdbc.sql(PLACES).param("root", rootInstanceId).param("ended", ended)
        .query((row, index) -> new Place(row.getString(1), row.getString(2), row.getString(3), row.getString(4))).list();
  }

  /** @return the definition of an instance, live or over */
  public Optional<String> definitionOf(String instanceId) {
    return jdbc.sql("select PROC_DEF_ID_ from ACT_HI_PROCINST where ID_ = ?").param(instanceId).query(String.class).optional();
  }

  /** @return the open activities of the instances that have this number themselves, those aside that only call others */
  public List<Halt> openIn(String number) {
    return jdbc.sql("""
        select a.PROC_DEF_KEY_, a.ACT_ID_, a.ACT_NAME_ from ACT_HI_ACTINST a join ACT_RU_EXECUTION i on i.ID_ = a.PROC_INST_ID_
        where i.BUSINESS_KEY_ = ? and a.END_TIME_ is null and a.ACT_TYPE_ not in ('subProcess', 'callActivity') order by a.ACT_ID_""")
        .param(number).query((row, index) -> new Halt(row.getString(1), row.getString(2), row.getString(3))).list();
  }

  /** An open activity of a flow, whatever the version; the name may be null. */
  @NamedInterface
  public record Halt(String flow, String elementId, String name) {}

  /**
   * An activity.
   *
   * @param elementId what it is called in the diagram of {@code definitionId}
   * @param name its label; may be null
   */
  @NamedInterface
  public record Place(String instanceId, String definitionId, String elementId, String name) {}
}
