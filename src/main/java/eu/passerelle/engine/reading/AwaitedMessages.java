package eu.passerelle.engine.reading;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** The messages that live instances wait for. Whoever asks has checked the person. */
@Component
@NamedInterface
public class AwaitedMessages {

  /**
   * Rows for a statement of one's own: one for each message that an instance waits for. The columns are the {@code number} that the instance
   * has itself, which may be null, and {@code message}.
   */
  public static final String AWAITED = """
      (select i.BUSINESS_KEY_ as number, s.EVENT_NAME_ as message
      from ACT_RU_EVENT_SUBSCR s join ACT_RU_EXECUTION i on i.ID_ = s.PROC_INST_ID_ where s.EVENT_TYPE_ = 'message')""";

  private final JdbcClient jdbc;

  AwaitedMessages(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A condition for a statement of one's own: the instance, or one that belongs to it, waits for the message.
   *
   * @param message the parameter with its name
   * @param root the column with the id of the instance
   */
  public static String awaits(String message, String root) {
    return """
        exists (select 1 from ACT_RU_EVENT_SUBSCR s join ACT_RU_EXECUTION i on i.ID_ = s.PROC_INST_ID_
        where i.ROOT_PROC_INST_ID_ = %s and s.EVENT_TYPE_ = 'message' and s.EVENT_NAME_ = %s)""".formatted(root, message);
  }

  /** @return what all instances of a case wait for, the longest wait first, in one statement */
  public List<Wait> under(String rootInstanceId) {
    return jdbc.sql("""
        select s.ACTIVITY_ID_, s.EVENT_NAME_, s.EXECUTION_ID_, i.PROC_DEF_ID_ from ACT_RU_EVENT_SUBSCR s
        join ACT_RU_EXECUTION i on i.ID_ = s.PROC_INST_ID_
        where i.ROOT_PROC_INST_ID_ = ? and s.EVENT_TYPE_ = 'message' order by s.CREATED_, s.ID_""").param(rootInstanceId)
        .query((row, index) -> new Wait(row.getString(1), row.getString(2), row.getString(3), row.getString(4))).list();
  }

  /** @return what the instances that have this number themselves wait for, by flow and message */
  public List<Offered> offeredBy(String number) {
    return jdbc.sql("""
        select distinct i.PROC_DEF_ID_, d.KEY_, s.EVENT_NAME_ from ACT_RU_EVENT_SUBSCR s join ACT_RU_EXECUTION i on i.ID_ = s.PROC_INST_ID_
        join ACT_RE_PROCDEF d on d.ID_ = i.PROC_DEF_ID_ where s.EVENT_TYPE_ = 'message' and i.BUSINESS_KEY_ = ? order by 2, 3""")
        .param(number).query((row, index) -> new Offered(row.getString(1), row.getString(2), row.getString(3))).list();
  }

  /** @return what to hand this message to: of the instances that have this number themselves, the one that has waited longest */
  public Optional<String> executionFor(String message, String number) {
    return jdbc.sql("""
        select s.EXECUTION_ID_ from ACT_RU_EVENT_SUBSCR s join ACT_RU_EXECUTION i on i.ID_ = s.PROC_INST_ID_
        where s.EVENT_NAME_ = ? and i.BUSINESS_KEY_ = ? order by s.CREATED_""").params(message, number).query(String.class).list().stream()
        .findFirst();
  }

  /** A version of a flow with an instance that waits for a message. */
  @NamedInterface
  public record Offered(String definitionId, String flow, String message) {}

  /**
   * An instance waits for a message.
   *
   * @param elementId where in the diagram of {@code definitionId}
   * @param executionId what the message is handed to
   */
  @NamedInterface
  public record Wait(String elementId, String message, String executionId, String definitionId) {}
}
