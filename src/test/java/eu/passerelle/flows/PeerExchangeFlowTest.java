package eu.passerelle.flows;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Days;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the scheme does beside its cases, without touching one: the exchange of employment services. */
@FlowTest
class PeerExchangeFlowTest {

  private static final String DRAFT = "userTask_draftProcedure";
  private static final String ADOPT = "userTask_adoptProcedure";

  @Autowired private Flow flow;

  @Autowired private TaskService tasks;

  @Test
  void theEmploymentServicesHoldSessionsAndAdoptAProcedure() {
    var exchange = flow.start("peer-exchange", "PAL-PRG-2031-0901",
        Palim.programme("exchangeTopic", "Placing people abroad", "exchangeGoal", "Both place people alike."));
    assertThat(exchange.groupsOf("userTask_prepareSession")).containsExactly("vdab");

    session(session(exchange, false), true).waitsAt(DRAFT);
    assertThat(exchange.groupsOf(DRAFT)).containsExactly("anapec");
    exchange.complete(DRAFT, draft())
        .complete(ADOPT, "procedureAdopted", false, "procedureComments", "Say who calls the firms.")
        .complete(DRAFT, draft())
        .complete(ADOPT, "procedureAdopted", true, "procedureInForceOn", "2021-01-01")
        .endedAt("endEvent_procedureAdopted").passed("gateway_sessionsHeld", "gateway_sessionJoin")
        .passed("gateway_procedureAdopted", "gateway_draftJoin");
  }

  @Test
  void peersOfAnotherSchemeLearnInTheSameWay() {
    var exchange =
        flow.start("peer-exchange", "MAT-PRG-2031-0901", Match.standard("corridor", "match-sn-be", "origin", "SN", "destination", "BE",
            "exchangeTopic", "Preparing firms and people", "exchangeGoal", "Senegal's service advises firms abroad by itself."));
    assertThat(exchange.groupsOf("userTask_prepareSession")).containsExactly("vdab");

    session(exchange, true);
    assertThat(exchange.groupsOf(DRAFT)).containsExactly("anpej");
    exchange.complete(DRAFT, draft()).complete(ADOPT, "procedureAdopted", true, "procedureInForceOn", "2022-11-01")
        .endedAt("endEvent_procedureAdopted");
  }

  @Test
  void whereNobodyPlaysARoleTheCoordinatorsHaveItsWorkAndReadWhichRoleItIs() {
    var exchange = flow.start("peer-exchange", "MAT-PRG-2031-0902",
        Match.standard("exchangeTopic", "Advising firms", "exchangeGoal", "Both advise alike."));

    assertThat(exchange.groupsOf("userTask_prepareSession")).containsExactly("coordinators-match");
    assertThat(tasks.getVariableLocal(exchange.task("userTask_prepareSession").getId(), "unplayedRole")).isEqualTo("Employment service");
  }

  private static Journey session(Journey exchange, boolean last) {
    return exchange
        .complete("userTask_prepareSession", "sessionTopic", "Interviews", "sessionOn", Days.ahead(5), "sessionInvited", "Five advisers")
        .complete("userTask_holdSession", "sessionPeople", 9, "sessionLearned", "How to prepare a firm", "sessionsHeld", last);
  }

  private static Object[] draft() {
    return new Object[] {"procedureTitle", "Placing abroad", "procedureText", "First the firm, then the person."};
  }
}
