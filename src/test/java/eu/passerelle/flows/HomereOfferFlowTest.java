package eu.passerelle.flows;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The offer of a company, from a need with a prospect at home to the intern it picks. */
@FlowTest
class HomereOfferFlowTest {

  private static final String NEXT = "userTask_decideNextShortlist";
  private static final String CHECK = "userTask_checkStudents";

  @Autowired Flow flow;
  @Autowired ProcessEngine engine;
  @Autowired JdbcClient jdbc;

  private Homere homere;
  private Demand demand;

  @BeforeEach
  void begin() {
    homere = new Homere(flow, engine);
    demand = new Demand(flow, engine, jdbc);
  }

  @Test
  void aCompanyWithAProspectAtHomePicksOneStudent() {
    Journey student = homere.student();
    Journey offer = homere.need();
    assertThat(offer.groupsOf(Homere.CHECK_PROSPECT)).containsExactly("ubo");
    assertThat(demand.row(offer)).isEqualTo("INTEREST 0 null");
    offer.complete(Homere.CHECK_PROSPECT, "prospectCheck", "The subsidiary hires", "homeProspect", true);
    assertThat(offer.groupsOf(Homere.DESCRIBE)).containsExactly(Homere.ARMOR);
    offer.complete(Homere.DESCRIBE, Homere.internship());
    assertThat(offer.groupsOf("userTask_preselectStudents")).containsExactly("um5-rabat");

    Journey[] others = {homere.student(), homere.student(), homere.student(), homere.student()};
    homere.preselect(offer, student, others[0], others[1], others[2], others[3]);
    assertThat(offer.groupsOf(CHECK)).containsExactly("homere-maroc");
    offer.complete(CHECK, "listAgreed", true);
    assertThat(demand.row(offer)).isEqualTo("INTERVIEWS 0 null");
    homere.choose(offer, student);
    demand.accept(student, offer);

    offer.runJobs().endedAt("endEvent_internChosen")
        .passed("callActivity_drawUpShortlist", "serviceTask_inviteStudents", "callActivity_meetStudents");
    assertThat(demand.row(offer)).isEqualTo("FILLED 1 null");
  }

  @Test
  void anOfferWithoutAProspectAtHomeIsRejected() {
    Journey offer = homere.need()
        .complete(Homere.CHECK_PROSPECT, "prospectCheck", "No subsidiary", "homeProspect", false, "lossReason", "not-eligible")
        .endedAt("endEvent_offerRejected").notPassed(Homere.DESCRIBE);

    assertThat(demand.row(offer)).isEqualTo("CLOSED 0 not-eligible");
  }

  @Test
  void aFrozenIntakeIsAnEndOfItsOwn() {
    Journey offer = counted().complete(Homere.DESCRIBE, "intakeOpen", false).endedAt("endEvent_intakeFrozen");

    assertThat(demand.row(offer)).isEqualTo("CLOSED 0 hiring-freeze");
  }

  @Test
  void anOfferThatIsNeverDescribedExpires() {
    Journey offer = counted().fireTimer("event_descriptionOverdue").endedAt("endEvent_offerExpired");

    assertThat(demand.row(offer)).isEqualTo("CLOSED 0 expired");
  }

  @Test
  void whenNobodyIsChosenThereIsAnotherShortlistOrTheOfferCloses() {
    Journey offer = homere.meetings();

    homere.rejectAll(offer).waitsAt(NEXT).complete(NEXT, "anotherShortlist", true).waitsAt("userTask_preselectStudents");
    homere.shortlist(offer).waitsAt(NEXT).complete(NEXT, "anotherShortlist", false, "lossReason", "hiring-freeze")
        .endedAt("endEvent_offerClosed");

    assertThat(demand.row(offer)).isEqualTo("CLOSED 0 hiring-freeze");
  }

  @Test
  void aCompanyMayWithdrawAndOpenOffersAreTakenBack() {
    Journey student = homere.student();
    Journey offer = homere.choose(homere.meetings(student), student);
    offer.message("opportunityWithdrawn").waitsAt("userTask_explainWithdrawnOffer")
        .complete("userTask_explainWithdrawnOffer", "withdrawalNotes", "A merger", "lossReason", "need-gone")
        .endedAt("endEvent_offerWithdrawn").passed("serviceTask_withdrawOffers");

    assertThat(demand.row(offer)).isEqualTo("CLOSED 0 need-gone");
    assertThat(demand.offers(student)).isEqualTo("WITHDRAWN");
  }

  private Journey counted() {
    return homere.need().complete(Homere.CHECK_PROSPECT, "prospectCheck", "The subsidiary hires", "homeProspect", true);
  }
}
