package eu.passerelle.casework;

import eu.passerelle.casework.Viewers.Viewer;
import eu.passerelle.database.RecordRow;
import eu.passerelle.stakeholder.Participations;
import eu.passerelle.stakeholder.Participations.Standing;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the overview, never more of it than the viewer may see. */
@Component
class CaseList {

  /**
   * Coordinators see their schemes. Others see a case in which their organisation has been given work, as long as it plays a role there: a
   * firm that is no longer the party of the case loses it, and so does who is passed over in this case or its corridor. The narrower level
   * stands first in the alphabet. Whom a country pack names plays the role where nobody else is named.
   */
  private static final String VISIBLE =
      """
      (o.scheme_id in (:coordinated) or exists (select 1 from case_part c join participation p on p.organisation_id = c.group_id
      where c.number = o.number and c.group_id in (:groups) and p.place in (o.number, o.corridor_id, o.scheme_id)
      and not exists (select 1 from participation n where n.role = p.role and n.level < p.level and n.place in (o.number, o.corridor_id))) %s)""";

  private static final String STANDING =
      """
      or o.corridor_id = :standingCorridor%1$d and exists (select 1 from case_part c where c.number = o.number and c.group_id in (:groups))
      and not exists (select 1 from participation n where n.role = :standingRole%1$d and n.place in (o.number, o.corridor_id, o.scheme_id))""";

  private static final String COLUMNS = """
      o.number, o.scheme_id, o.corridor_id, o.cohort_id, o.root_instance_id, o.stage, o.stage_since, o.open_count, o.next_step, o.next_role,
      o.next_group, o.next_due, o.started_at, o.ended_at, o.suspended_since, o.outcome, o.loss_reason""";

  private final JdbcClient jdbc;
  private final Participations participations;

  CaseList(JdbcClient jdbc, Participations participations) {
    this.jdbc = jdbc;
    this.participations = participations;
  }

  CasePage page(CaseFilter filter, Viewer viewer) {
    Map<String, Object> params = new HashMap<>();
    String where = visible(viewer, params);
    if (given(filter.scheme())) {
      where += " and o.scheme_id = :scheme";
      params.put("scheme", filter.scheme());
    }
    if (given(filter.stage())) {
      where += " and o.stage = :stage";
      params.put("stage", filter.stage());
    }
    if (given(filter.number())) {
      where += " and position(:part in o.number) > 0";
      params.put("part", filter.number().strip().toUpperCase(Locale.ROOT));
    }
    if (filter.open() != null) {
      where += filter.open() ? " and o.ended_at is null" : " and o.ended_at is not null";
    }
    long total = jdbc.sql("select count(*) from case_overview o where " + where).params(params).query(Long.class).single();
    int page = (int) Math.max(0, Math.min(filter.page(), (total - 1) / CaseFilter.PAGE_SIZE));
    params.put("size", CaseFilter.PAGE_SIZE);
    params.put("skip", (long) page * CaseFilter.PAGE_SIZE);
    List<CaseSummary> cases = jdbc.sql("select " + COLUMNS + " from case_overview o where " + where
        + " order by o.number limit :size offset :skip").params(params).query(RecordRow.of(CaseSummary.class)).list();
    return new CasePage(cases, total, page);
  }

  Optional<CaseSummary> find(String number, Viewer viewer) {
    Map<String, Object> params = new HashMap<>(Map.of("number", number));
    return jdbc.sql("select " + COLUMNS + " from case_overview o where o.number = :number and " + visible(viewer, params))
        .params(params).query(RecordRow.of(CaseSummary.class)).optional();
  }

  /** The condition; what it asks by is put to the parameters. */
  private String visible(Viewer viewer, Map<String, Object> params) {
    params.put("groups", orNone(viewer.groupIds()));
    params.put("coordinated", orNone(viewer.coordinated()));
    List<Standing> standing = participations.standing(viewer.groupIds());
    for (int i = 0; i < standing.size(); i++) {
      params.put("standingCorridor" + i, standing.get(i).corridorId());
      params.put("standingRole" + i, standing.get(i).role());
    }
    return VISIBLE.formatted(IntStream.range(0, standing.size()).mapToObj(STANDING::formatted).collect(Collectors.joining(" ")));
  }

  /** An empty list is no SQL; nothing has an empty id. */
  private static List<String> orNone(List<String> ids) {
    return ids.isEmpty() ? List.of("") : ids;
  }

  private static boolean given(String text) {
    return text != null && !text.isBlank();
  }
}
