package eu.passerelle.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Independent evaluators rank the projects, and every case is told. */
@FlowTest
@StandInsFor("tell-cases")
class YgcaCompetitionFlowTest {

  private static final AtomicInteger SERIES = new AtomicInteger();

  @Autowired private Flow flow;

  @Test
  void aConfirmedRankingIsToldToTheCases() {
    var competition = ranked();
    assertThat(competition.groupsOf("userTask_confirmRanking")).containsExactly("sepie");
    competition.complete("userTask_confirmRanking", "rankingConfirmed", true).waitsAt()
        .message(StandIns.done("tell-cases"), "casesTold", 98)
        .endedAt("endEvent_projectsRanked").passed("userTask_rankProjects", "userTask_confirmRanking", "callActivity_tellCases")
        .hasVariable("casesTold", 98);
  }

  @Test
  void aRankingThatBrokeTheRulesGoesBack() {
    ranked().complete("userTask_confirmRanking", "rankingConfirmed", false, "rankingAnswer", "One evaluator teaches there.")
        .waitsAt("userTask_rankProjects").hasVariable("rankingAnswer", "One evaluator teaches there.").notPassed("callActivity_tellCases");
  }

  @Test
  void elevenAreNotTen() {
    String eleven = "YGC-2019-00001" + ";YGC-2019-00002".repeat(10);
    var competition = started();
    assertThatThrownBy(() -> competition.complete("userTask_rankProjects",
        ranking(eleven))).hasMessageContaining("Case numbers of the ten best");
  }

  private Journey ranked() {
    return started().complete("userTask_rankProjects", ranking("YGC-2019-00007;YGC-2019-00002")).waitsAt("userTask_confirmRanking");
  }

  private static Object[] ranking(String best) {
    return new Object[] {"evaluators", 3, "projectsJudged", 98, "awardedCases", best, "evaluatorsIndependent", true};
  }

  private Journey started() {
    var competition = flow.start("ygca-competition", "YGC-PRG-3020-%04d".formatted(SERIES.incrementAndGet()), Ygca.standard("awardAmount",
        10000,
        "competitionRules", "Use for Morocco, soundness, courage")).waitsAt("userTask_rankProjects");
    assertThat(competition.groupsOf("userTask_rankProjects")).containsExactly("evaluators-ygca");
    return competition;
  }
}
