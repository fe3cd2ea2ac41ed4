package eu.passerelle.casework;

import eu.passerelle.model.Milestones;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a case has reached for good. */
@Component
public class ReachedMilestones {

  private static final List<String> ORDER = List.copyOf(Milestones.all());

  private final JdbcClient jdbc;

  ReachedMilestones(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** @return the earliest first */
  public List<Reached> of(String caseNumber) {
    List<Reached> reached = jdbc.sql("select milestone, reached_at from case_milestone where number = ?").param(caseNumber)
        .query((row, index) -> new Reached(row.getString("milestone"), row.getObject("reached_at", OffsetDateTime.class).toInstant()))
        .list();
    return reached.stream().sorted(Comparator.comparing(Reached::at).thenComparing(one -> ORDER.indexOf(one.word()))).toList();
  }

  /**
   * Something that a case has reached.
   *
   * @param word of the closed list of milestones
   */
  record Reached(String word, Instant at) {}
}
