package eu.passerelle.allocation;

import eu.passerelle.database.RecordRow;
import eu.passerelle.scheme.Cohort;
import eu.passerelle.scheme.Schemes;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Works allocations out, keeps them with their reasons, and announces them. */
@Service
class Allocations {

  private static final int BATCH = 500;
  private static final String LINES = "select case_number, rank, score, place_code as place, preference, reason from allocation_line"
      + " where allocation_number = ";

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final CohortPlaces places;
  private final Applicants applicants;
  private final Announcement announcement;
  private final Schemes schemes;
  private final Clock clock;

  Allocations(JdbcClient jdbc, JdbcTemplate batches, CohortPlaces places, Applicants applicants, Announcement announcement, Schemes schemes,
      Clock clock) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.places = places;
    this.applicants = applicants;
    this.announcement = announcement;
    this.schemes = schemes;
    this.clock = clock;
  }

  /**
   * Works it out, or works it out again as long as nobody has been told.
   *
   * @param number of the programme instance that orders it
   * @throws IllegalArgumentException with a sentence, when there is nothing to give or nobody was asked for
   */
  @Transactional
  Allocation allocate(String number, String cohortId) {
    Cohort cohort = schemes.cohort(String.valueOf(cohortId))
        .orElseThrow(() -> new IllegalArgumentException("There is no cohort %s to allocate places in.".formatted(cohortId)));
    List<Place> offered = places.of(cohort.id());
    List<Line> lines = Allocator.allocate(offered, applicants.waitingIn(cohort.id()));
    int placed = (int) lines.stream().filter(line -> line.place() != null).count();
    var allocation = new Allocation(number, cohort.schemeId(), cohort.id(), OffsetDateTime.now(clock),
        offered.stream().mapToInt(Place::free).sum(), lines.size(), placed);
    replace(allocation, lines);
    return allocation;
  }

  /**
   * Tells the next of those who are to be told; each line is told once, whatever happens in between.
   *
   * @param everybody whether those without a place are told too, or go on waiting
   * @return whether anybody is left to be told
   */
  @Transactional
  boolean announce(String number, boolean everybody, int most) {
    Allocation allocation = find(number).orElseThrow();
    Map<String, Place> byCode = places.of(allocation.cohortId()).stream().collect(Collectors.toMap(Place::code, Function.identity()));
    List<Line> next = jdbc.sql(LINES + ":number and told_at is null and (place_code is not null or :everybody) order by rank limit :most")
        .param("number", number).param("everybody", everybody).param("most", most).query(RecordRow.of(Line.class)).list();
    for (Line line : next) {
      boolean waited = announcement.tell(line, byCode.get(line.place()));
      jdbc.sql("update allocation_line set told_at = ?, gone = ? where allocation_number = ? and case_number = ?")
          .params(OffsetDateTime.now(clock), !waited, number, line.caseNumber()).update();
    }
    return next.size() == most;
  }

  Optional<Allocation> find(String number) {
    return jdbc.sql("select * from allocation where number = ?").param(number).query(RecordRow.of(Allocation.class)).optional();
  }

  /** @return the allocations of a scheme, newest first */
  List<Allocation> of(String schemeId, int most) {
    return jdbc.sql("select * from allocation where scheme_id = ? order by made_at desc limit ?").params(schemeId, most)
        .query(RecordRow.of(Allocation.class)).list();
  }

  /** @param page from 0 */
  List<Line> lines(String number, int page, int size) {
    return jdbc.sql(LINES + "? order by rank limit ? offset ?").params(number, size, (long) page * size)
        .query(RecordRow.of(Line.class)).list();
  }

  private void replace(Allocation allocation, List<Line> lines) {
    jdbc.sql("delete from allocation_line where allocation_number = ?").param(allocation.number()).update();
    jdbc.sql("delete from allocation where number = ?").param(allocation.number()).update();
    jdbc.sql("""
        insert into allocation (number, scheme_id, cohort_id, made_at, seats, applicants, placed)
        values (:number, :schemeId, :cohortId, :madeAt, :seats, :applicants, :placed)""").paramSource(allocation).update();
    batches.batchUpdate("""
        insert into allocation_line (allocation_number, case_number, rank, score, place_code, preference, reason, gone)
        values (?, ?, ?, ?, ?, ?, ?, false)""", lines, BATCH, (row, line) -> {
      row.setString(1, allocation.number());
      row.setString(2, line.caseNumber());
      row.setInt(3, line.rank());
      row.setBigDecimal(4, line.score());
      row.setString(5, line.place());
      row.setObject(6, line.preference(), Types.INTEGER);
      row.setString(7, line.reason());
    });
  }
}
