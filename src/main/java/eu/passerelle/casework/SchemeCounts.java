package eu.passerelle.casework;

import eu.passerelle.database.RecordRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Counts the cases of a scheme, by corridor: what they have reached, where they stand, and why they ended. */
@Service
public class SchemeCounts {

  /** What the first line of the funnel is called: every case has applied. */
  public static final String APPLIED = "applied";

  private final JdbcClient jdbc;

  SchemeCounts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** @return the counts of a scheme, with four statements however many cases it has */
  public Counts of(String schemeId) {
    List<Count> reached = new ArrayList<>(counts("select '" + APPLIED + """
        ' as word, corridor_id, count(*) as cases from case_overview where scheme_id = ? group by corridor_id""", schemeId));
    reached.addAll(counts("""
        select m.milestone as word, o.corridor_id, count(*) as cases from case_overview o join case_milestone m on m.number = o.number
        where o.scheme_id = ? group by m.milestone, o.corridor_id""", schemeId));
    return new Counts(reached,
        counts("""
            select coalesce(stage, '') as word, corridor_id, count(*) as cases from case_overview
            where scheme_id = ? and ended_at is null group by coalesce(stage, ''), corridor_id""", schemeId),
        counts("""
            select outcome as word, corridor_id, count(*) as cases from case_overview
            where scheme_id = ? and outcome is not null group by outcome, corridor_id""", schemeId),
        counts("""
            select loss_reason as word, corridor_id, count(*) as cases from case_overview
            where scheme_id = ? and outcome in ('lost', 'withdrawn') and loss_reason is not null group by loss_reason, corridor_id""",
            schemeId));
  }

  private List<Count> counts(String sql, String schemeId) {
    return jdbc.sql(sql).param(schemeId).query(RecordRow.of(Count.class)).list();
  }

  /** How many cases of a corridor one word fits. */
  public record Count(String word, String corridorId, int cases) {}

  /**
   * The counts of one scheme.
   *
   * @param reached by milestone, {@value #APPLIED} included
   * @param open by stage
   * @param outcomes of ended cases
   * @param lossReasons of lost and withdrawn ones
   */
  public record Counts(List<Count> reached, List<Count> open, List<Count> outcomes, List<Count> lossReasons) {

    /** @return how many cases of the whole scheme have reached a milestone */
    public int reached(String milestone) {
      return total(reached, milestone);
    }

    /** @return how many cases of the whole scheme have begun */
    public int applied() {
      return total(reached, APPLIED);
    }

    /** @return how many cases of the whole scheme are open */
    public int underWay() {
      return open.stream().mapToInt(Count::cases).sum();
    }

    /** @return how many cases of the whole scheme ended so */
    public int ended(String outcome) {
      return total(outcomes, outcome);
    }

    /** @return how many cases of the whole scheme were lost or withdrawn for this reason */
    public int lost(String lossReason) {
      return total(lossReasons, lossReason);
    }

    static int total(List<Count> counts, String word) {
      return counts.stream().filter(count -> count.word().equals(word)).mapToInt(Count::cases).sum();
    }

    /** @return cases by corridor for each word, in the order of the words */
    public static Map<String, Map<String, Integer>> table(List<Count> counts, List<String> order) {
      Map<String, Map<String, Integer>> table = new TreeMap<>(
          Comparator.<String>comparingInt(word -> order.contains(word) ? order.indexOf(word) : order.size()).thenComparing(word -> word));
      counts.forEach(
          count -> table.computeIfAbsent(count.word(), word -> new TreeMap<>()).merge(count.corridorId(), count.cases(), Integer::sum));
      return table;
    }
  }
}
