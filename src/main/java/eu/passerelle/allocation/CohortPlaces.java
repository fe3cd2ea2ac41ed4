package eu.passerelle.allocation;

import eu.passerelle.database.RecordRow;
import java.sql.Types;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What each cohort has to give. */
@Component
class CohortPlaces {

  /** A seat is taken while the person who was told of it is still on the way, or has come to a good end. */
  private static final String LIST = """
      select p.*, (select count(*) from allocation_line l join allocation a on a.number = l.allocation_number
      join case_overview c on c.number = l.case_number
      where a.cohort_id = p.cohort_id and l.place_code = p.code and l.told_at is not null and not l.gone
      and (c.outcome is null or c.outcome not in ('lost', 'withdrawn'))) as taken
      from place p where p.cohort_id = ? order by p.code""";

  private final JdbcClient jdbc;

  CohortPlaces(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** @return the places of a cohort by code */
  List<Place> of(String cohortId) {
    return jdbc.sql(LIST).param(cohortId).query(RecordRow.of(Place.class)).list();
  }

  /** Offers a place, or offers it anew: the same code in the same cohort is the same place. */
  @Transactional
  void offer(Place place) {
    int changed = jdbc.sql("update place set name = ?, organisation_id = ?, seats = ? where cohort_id = ? and code = ?")
        .param(place.name()).param(2, place.organisationId(), Types.VARCHAR).param(3, place.seats()).param(4, place.cohortId())
        .param(5, place.code()).update();
    if (changed == 0) {
      jdbc.sql("insert into place (cohort_id, code, name, organisation_id, seats) values (?, ?, ?, ?, ?)")
          .param(place.cohortId()).param(place.code()).param(place.name()).param(4, place.organisationId(), Types.VARCHAR)
          .param(5, place.seats())
          .update();
    }
  }
}
