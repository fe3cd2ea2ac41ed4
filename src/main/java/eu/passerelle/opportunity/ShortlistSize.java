package eu.passerelle.opportunity;

import eu.passerelle.engine.tables.Tables;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How many people a scheme wants on a shortlist, from the decision table {@code shortlist-size}. */
@Component
class ShortlistSize {

  private static final String TABLE = "shortlist-size";

  private final Tables tables;

  ShortlistSize(Tables tables) {
    this.tables = tables;
  }

  /**
   * @param chosen how many people are on the list; nobody at all is always possible
   * @param waiting how many there were to choose from: nobody is asked for more than there are
   * @return what is wrong with the size
   */
  Optional<String> objection(String scheme, int chosen, int waiting) {
    return chosen == 0 ? Optional.empty() : tables.firstRow(TABLE, Map.of("scheme", scheme)).flatMap(row -> {
      int most = whole(row, "most");
      int least = Math.min(whole(row, "least"), waiting);
      return chosen >= least && chosen <= most ? Optional.empty()
          : Optional.of("This scheme wants %s people on a shortlist, or nobody; this one has %d.".formatted(range(least, most), chosen));
    });
  }

  private static String range(int least, int most) {
    return least == most ? String.valueOf(most) : least + " to " + most;
  }

  private static int whole(Map<String, Object> row, String output) {
    return ((Number) row.get(output)).intValue();
  }
}
