package eu.passerelle.opportunity;

import eu.passerelle.database.RecordRow;
import eu.passerelle.opportunity.Demand.Reason;
import eu.passerelle.scheme.Scheme;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts the firms of a scheme, for its coordinators. */
@Component
class DemandCount {

  private final JdbcClient jdbc;

  DemandCount(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Demand of(Scheme scheme) {
    var reasons = jdbc.sql("""
        select loss_reason, count(*) as times from opportunity where scheme_id = ? and ended_at is not null and hired = 0 and loss_reason is not null
        group by loss_reason order by 2 desc, 1""").param(scheme.id()).query(RecordRow.of(Reason.class)).list();
    return jdbc.sql("""
        select count(*), coalesce(sum(case when hires > 0 then 1 else 0 end), 0),
        coalesce(sum(case when hires = 0 and opened = closed then 1 else 0 end), 0)
        from (select sum(hired) as hires, count(*) as opened, count(ended_at) as closed from opportunity where scheme_id = ?
        group by organisation_id) as firm""").param(scheme.id())
        .query((row, index) -> new Demand(scheme.id(), row.getInt(1), row.getInt(2), row.getInt(3), reasons)).single();
  }
}
