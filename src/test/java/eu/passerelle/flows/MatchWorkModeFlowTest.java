package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertDue;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The employer chooses where the work is done; the law of the contract follows the place of work. */
@FlowTest
class MatchWorkModeFlowTest {

  private static final String CHOOSE = "userTask_chooseWorkMode";
  private static final String AGREE = "userTask_agreeWorkMode";

  @Autowired private Flow flow;

  @Test
  void workAfterAMoveFollowsTheLawOfTheDestination() {
    Journey mode = flow.start("match-work-mode", Match.hired()).waitsAt(CHOOSE);
    assertDue(mode, CHOOSE, "P14D");

    agreed(chosen(mode, "onsite")).endedAt("endEvent_modeAgreed")
        .hasVariable("modeAgreed", true).hasVariable("startsRemotely", false).hasVariable("contractLaw", "IT")
        .hasVariable("lossReason", null);
  }

  @Test
  void remoteWorkFollowsTheLawOfTheOrigin() {
    agreed(chosen(flow.start("match-work-mode", Match.hired()), "remote"))
        .hasVariable("workMode", "remote").hasVariable("startsRemotely", true).hasVariable("contractLaw", "NG");
  }

  @Test
  void whileTravelIsRestrictedAMoveBeginsRemotely() {
    agreed(chosen(flow.start("match-work-mode", Match.hired("startDate", "2020-11-02")), "onsite"))
        .hasVariable("travelRestricted", true).hasVariable("startsRemotely", true).hasVariable("contractLaw", "NG");
    agreed(chosen(flow.start("match-work-mode", Match.hired("startDate", "2021-07-01")), "onsite")).hasVariable("startsRemotely", false);
    agreed(chosen(flow.start("match-work-mode", Match.hired("startDate", "2020-03-16")), "onsite")).hasVariable("startsRemotely", false);
  }

  @Test
  void theTalentMayAskForAnotherMode() {
    Journey mode = chosen(flow.start("match-work-mode", Match.hired()), "onsite")
        .complete(AGREE, "modeAnswer", "otherMode", "modeWish", "Half a year from home first").waitsAt(CHOOSE);

    agreed(chosen(mode, "hybrid")).endedAt("endEvent_modeAgreed")
        .hasVariable("startsRemotely", true).hasVariable("contractLaw", "NG");
  }

  @Test
  void theTalentMayDecline() {
    chosen(flow.start("match-work-mode", Match.hired()), "onsite")
        .complete(AGREE, "modeAnswer", "declined", "lossReason", "relocation-concerns")
        .endedAt("endEvent_modeDeclined").hasVariable("modeAgreed", false).hasVariable("lossReason", "relocation-concerns");
  }

  private static Journey chosen(Journey mode, String workMode) {
    return mode.complete(CHOOSE, "workMode", workMode, "modeReason", "It suits the team", "employerPays", true).waitsAt(AGREE);
  }

  private static Journey agreed(Journey mode) {
    return mode.complete(AGREE, "modeAnswer", "agreed").endedAt("endEvent_modeAgreed");
  }
}
