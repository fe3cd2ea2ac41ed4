package eu.passerelle.opportunity;

import eu.passerelle.engine.reading.Instances;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The meetings of firms with a person that are under way, found from the few open opportunities and not among the variables of all cases. */
@Component
class Meetings {

  private static final String WITH = """
       from opportunity o
      join %s meeting on meeting.root_id = o.process_instance_id and meeting.name = ? and meeting.text = ?
      where o.ended_at is null order by 1""".formatted(Instances.VALUES);

  private final JdbcClient jdbc;

  Meetings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** @return the ids of the instances in which this person is met */
  List<String> instancesWith(String caseNumber) {
    return select("select meeting.id", caseNumber);
  }

  /** @return the numbers of the opportunities that meet this person */
  List<String> opportunitiesWith(String caseNumber) {
    return select("select distinct o.number", caseNumber);
  }

  private List<String> select(String what, String caseNumber) {
    return jdbc.sql(what + WITH).params(Messages.CANDIDATE, caseNumber).query(String.class).list();
  }
}
