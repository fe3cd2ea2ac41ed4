package eu.passerelle.opportunity;

import eu.passerelle.database.RecordRow;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The offers as rows. A row that is read here stays locked until the transaction ends, so that one answer waits for the other. */
@Component
class OfferTable {

  private static final String OFFER = "select id, opportunity_number, case_number, state from offer where ";

  private final JdbcClient jdbc;

  OfferTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(Offer offer) {
    jdbc.sql("insert into offer (id, opportunity_number, case_number, state, made_at) values (?, ?, ?, ?, ?)")
        .params(offer.id(), offer.opportunityNumber(), offer.caseNumber(), offer.state().name(), now()).update();
  }

  Optional<Offer> find(String id) {
    return jdbc.sql(OFFER + "id = ? for update").param(id).query(RecordRow.of(Offer.class)).optional();
  }

  List<Offer> ofCase(String caseNumber) {
    return jdbc.sql(OFFER + "case_number = ? order by id for update").param(caseNumber).query(RecordRow.of(Offer.class)).list();
  }

  List<Offer> ofOpportunity(String number) {
    return jdbc.sql(OFFER + "opportunity_number = ? order by id for update").param(number).query(RecordRow.of(Offer.class)).list();
  }

  /** Who holds offers for this case; locks nothing. */
  List<String> opportunitiesOf(String caseNumber) {
    return jdbc.sql("select distinct opportunity_number from offer where case_number = ?").param(caseNumber).query(String.class).list();
  }

  /** The one accepted offer of a case stands under a unique key: a second one cannot be stored, whatever else goes wrong. */
  void hold(Offer offer, OfferState state) {
    jdbc.sql("update offer set state = ?, accepted_case = case_number, answered_at = ? where id = ?")
        .params(state.name(), now(), offer.id()).update();
  }

  void close(Offer offer, OfferState state, String lossReason) {
    jdbc.sql("update offer set state = ?, accepted_case = null, answered_at = ?, loss_reason = ? where id = ?")
        .params(state.name(), now(), lossReason, offer.id()).update();
  }

  private static OffsetDateTime now() {
    return OffsetDateTime.now(ZoneOffset.UTC);
  }
}
