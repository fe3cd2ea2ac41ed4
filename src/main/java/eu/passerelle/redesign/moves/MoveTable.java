package eu.passerelle.redesign.moves;

import eu.passerelle.database.RecordRow;
import eu.passerelle.database.WaitingRows;
import eu.passerelle.redesign.moves.CaseMove.MoveState;
import eu.passerelle.redesign.moves.CaseMoves.Target;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SimplePropertySqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of the cases that are to move: each is its own receipt. */
@Component
class MoveTable {

  private static final int LONGEST = 2000;

  private final JdbcClient jdbc;
  private final NamedParameterJdbcTemplate batches;
  private final Clock clock;
  private final WaitingRows<CaseMove> waiting;

  MoveTable(JdbcClient jdbc, NamedParameterJdbcTemplate batches, Clock clock) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.clock = clock;
    this.waiting = new WaitingRows<>(jdbc, "select * from case_move where state = 'WAITING'", "proposal_number, instance_id",
        RecordRow.of(CaseMove.class));
  }

  /** What earlier publications still had in mind for the instances of this one, they have no longer. */
  void supersede(String proposalNumber, String why) {
    jdbc.sql("""
        update case_move set state = 'STAYED', why = :why where state in ('WAITING', 'HELD') and proposal_number <> :number
        and instance_id in (select instance_id from case_move where proposal_number = :number)""")
        .param("why", why).param("number", proposalNumber).update();
  }

  /** Instances that have a row for this proposal already begin anew. */
  void add(Collection<CaseMove> moves) {
    SqlParameterSource[] rows = moves.stream().map(move -> row(move, null)).toArray(SqlParameterSource[]::new);
    batches.batchUpdate("delete from case_move where proposal_number = :proposalNumber and instance_id = :instanceId", rows);
    batches.batchUpdate("""
        insert into case_move (proposal_number, instance_id, case_number, flow, from_definition, to_definition, state, why, stood_at)
        values (:proposalNumber, :instanceId, :caseNumber, :flow, :fromDefinition, :toDefinition, :state, :why, :stoodAt)""", rows);
  }

  /** @return some that wait, from this one on; they are this transaction's, and another node passes them over */
  List<CaseMove> take(CaseMove last, int most) {
    return waiting.take("and (proposal_number > :number or proposal_number = :number and instance_id > :instance)",
        Map.of("number", last == null ? "" : last.proposalNumber(), "instance", last == null ? "" : last.instanceId()), most);
  }

  /** @return the row, for this transaction alone, if it still waits */
  Optional<CaseMove> take(CaseMove move) {
    return waiting.take("and proposal_number = :number and instance_id = :instance",
        Map.of("number", move.proposalNumber(), "instance", move.instanceId()), 1).stream().findFirst();
  }

  void write(Collection<CaseMove> moves) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    batches.batchUpdate("""
        update case_move set state = :state, why = :why, stood_at = :stoodAt, stands_at = :standsAt, moved_at = :movedAt, decided = :decided
        where proposal_number = :proposalNumber and instance_id = :instanceId""",
        moves.stream().map(move -> row(move, now)).toArray(SqlParameterSource[]::new));
  }

  void put(String proposalNumber, MoveState from, MoveState to) {
    jdbc.sql("update case_move set state = ? where proposal_number = ? and state = ?").params(to.name(), proposalNumber, from.name())
        .update();
  }

  Set<String> instances(String proposalNumber) {
    return Set
        .copyOf(jdbc.sql("select instance_id from case_move where proposal_number = ?").param(proposalNumber).query(String.class).list());
  }

  List<Target> targets(String proposalNumber) {
    return jdbc.sql("select distinct flow, to_definition from case_move where proposal_number = ?").param(proposalNumber)
        .query((row, index) -> new Target(row.getString(1), row.getString(2))).list();
  }

  Map<MoveState, Integer> counts(String proposalNumber) {
    Map<MoveState, Integer> counts = new EnumMap<>(MoveState.class);
    jdbc.sql("select state, count(*) from case_move where proposal_number = ? group by state").param(proposalNumber)
        .query(row -> {
          counts.put(MoveState.valueOf(row.getString(1)), row.getInt(2));
        });
    return counts;
  }

  List<CaseMove> of(String proposalNumber, MoveState state, int offset, int most) {
    return jdbc.sql("""
        select * from case_move where proposal_number = ? and state = ? order by case_number, instance_id limit ? offset ?""")
        .params(proposalNumber, state.name(), most, offset).query(RecordRow.of(CaseMove.class)).list();
  }

  private static SqlParameterSource row(CaseMove move, OffsetDateTime movedAt) {
    var row = new SimplePropertySqlParameterSource(new CaseMove(move.proposalNumber(), move.instanceId(), move.caseNumber(), move.flow(),
        move.fromDefinition(), move.toDefinition(), move.state(), cut(move.why()), cut(move.stoodAt()), cut(move.standsAt()), movedAt,
        cut(move.decided())));
    row.registerSqlType("state", Types.VARCHAR);
    return row;
  }

  private static String cut(String text) {
    return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }
}
