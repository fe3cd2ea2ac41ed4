package eu.passerelle.flows;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The home track: curriculum vitae, interviews, and the first day of work. */
@FlowTest
class PalimHomePlacementFlowTest {

  private static final String SEND = "userTask_sendCv";
  private static final String INTERVIEWS = "userTask_recordInterviews";
  private static final String START = "userTask_recordJobStart";
  private static final String DECIDE = "userTask_decideHomeSearch";

  @Autowired private Flow flow;

  @Test
  void theEmploymentServiceSendsTheFederationFollowsAndTheWorkBegins() {
    var search = begun();
    assertThat(search.groupsOf(SEND)).containsExactly("anapec");
    search.completeAs("salma", SEND, Palim.cvSent()).waitsAt(INTERVIEWS);
    assertThat(search.groupsOf(INTERVIEWS)).containsExactly("cgem");

    search.completeAs("nawal", INTERVIEWS, Palim.hiredAtHome("Atlas Code")).waitsAt(START)
        .complete(START, Palim.jobStart("2021-02-01"))
        .endedAt("endEvent_workBegun").passed(SEND, INTERVIEWS, "gateway_hiredAtHome", START, "gateway_workBegun").notPassed(DECIDE)
        .hasVariable("placedAtHome", true).hasVariable("employerName", "Atlas Code").hasVariable("startDate", "2021-02-01");
  }

  @Test
  void withoutAHireThereIsAnotherRound() {
    begun().complete(SEND, Palim.cvSent()).complete(INTERVIEWS, Palim.notHiredAtHome("hiring-freeze")).waitsAt(DECIDE)
        .complete(DECIDE, "anotherRound", true).waitsAt(SEND)
        .passed("gateway_anotherRound", "gateway_roundJoin").hasVariable("placedAtHome", false);
  }

  @Test
  void workThatDoesNotBeginIsNoPlacement() {
    begun().complete(SEND, Palim.cvSent()).complete(INTERVIEWS, Palim.hiredAtHome("Rif Digital"))
        .complete(START, "placedAtHome", false, "refusedBecause", "employer-withdrew").waitsAt(DECIDE)
        .complete(DECIDE, "anotherRound", false, "lossReason", "no-employer-found")
        .endedAt("endEvent_notPlaced").passed("gateway_workBegun", "gateway_missedJoin")
        .hasVariable("placedAtHome", false).hasVariable("lossReason", "no-employer-found");
  }

  private Journey begun() {
    return flow.start("palim-home-placement",
        Palim.standard("region", "Oriental", "skills", "Java;SQL", "english", "B2", "email", "a@example.org")).waitsAt(SEND);
  }
}
