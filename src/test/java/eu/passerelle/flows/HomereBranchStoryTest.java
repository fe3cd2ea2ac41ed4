package eu.passerelle.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.casework.Cases;
import eu.passerelle.casework.SchemeCounts;
import eu.passerelle.casework.SchemeCounts.Count;
import eu.passerelle.casework.SchemeCounts.Counts;
import eu.passerelle.scheme.Corridor;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The Egyptian branch never started and is closed; its places move to Morocco and Tunisia, and the scheme goes on: 250 internships planned,
 * 50 done, by 24 women and 26 men, all of them from Morocco and Tunisia.
 */
@FlowTest
class HomereBranchStoryTest {

  private static final String EGYPT = "homere-eg-fr";
  private static final String MOROCCO = "homere-ma-fr";
  private static final String TUNISIA = "homere-tn-fr";
  private static final String DECIDE = "userTask_decideOnPlaces";

  @Autowired Flow flow;
  @Autowired Schemes schemes;
  @Autowired SchemeCounts counts;
  @Autowired Cases cases;
  @Autowired RepositoryService repository;
  @Autowired FormService forms;
  @Autowired HistoryService history;

  private StandIns standIns;

  @AfterEach
  void takeStandInsAway() {
    standIns.close();
  }

  @Test
  void theEgyptianBranchClosesAndTheSchemeGoesOn() {
    Counts before = counts.of("homere");
    assertThat(places()).isEqualTo(250).isEqualTo(schemes.find("homere").orElseThrow().target());
    standIns = StandIns.of(repository, "preselect", "match-candidate", "authorise-stay", "prepare-departure", "travel", "settle",
        "homere-internship", "homere-defence", "return-home", "homere-job-talk", "follow-up");
    List<Journey> egyptians = new ArrayList<>();
    for (int i = 1; i <= 8; i++) {
      egyptians.add(preselected(i, EGYPT, "EG", "homere-eg-2019", i % 2 == 0 ? "F" : "M"));
    }

    closeEgypt();

    egyptians.forEach(journey -> journey.endedAt("endEvent_branchClosed"));
    String closed = egyptians.get(0).number();
    assertThat(cases.find(closed, "nolwenn")).hasValueSatisfying(one -> {
      assertThat(one.outcome()).isEqualTo("lost");
      assertThat(one.lossReason()).isEqualTo("branch-closed");
    });
    assertThat(cases.find(closed, "khadija")).as("a case of another branch").isEmpty();
    assertThat(cases.timeline(closed, "nolwenn")).isNotEmpty();
    assertThat(schemes.corridor(EGYPT)).get().extracting(Corridor::open, Corridor::places).containsExactly(false, 0);
    assertThat(List.of(placesOf(MOROCCO), placesOf(TUNISIA))).containsExactly(130, 120);
    assertThat(places()).isEqualTo(250);
    assertThatThrownBy(() -> apply("homere-eg-2019")).hasMessageContaining("one of the options offered");

    for (int i = 101; i <= 150; i++) {
      boolean moroccan = i <= 130;
      completed(preselected(i, moroccan ? MOROCCO : TUNISIA, moroccan ? "MA" : "TN", moroccan ? "homere-ma-2019" : "homere-tn-2019",
          i % 2 == 0 && i != 150 ? "F" : "M"));
    }

    Counts after = counts.of("homere");
    assertThat(after.ended("completed") - before.ended("completed")).as("internships done").isEqualTo(50);
    assertThat(after.lost("branch-closed") - before.lost("branch-closed")).as("ended with the branch").isEqualTo(8);
    assertThat(in(after.outcomes(), "completed", EGYPT)).as("done from Egypt").isZero();
    assertThat(in(after.reached(), "matched", EGYPT)).as("matched from Egypt").isZero();
    assertThat(in(after.lossReasons(), "branch-closed", MOROCCO) + in(after.lossReasons(), "branch-closed", TUNISIA))
        .isEqualTo(in(before.lossReasons(), "branch-closed", MOROCCO) + in(before.lossReasons(), "branch-closed", TUNISIA));
    assertThat(doneBy("F")).isEqualTo(24);
    assertThat(doneBy("M")).isEqualTo(26);
  }

  private void closeEgypt() {
    String[] number = new String[1];
    flow.as("nolwenn", () -> number[0] = forms.submitStartForm(definition("close-corridor"), Flow.values("corridor", EGYPT,
        "closureReason", "The branch could not be set up.", "toldStages",
        "recruitment;selection;preparation;matching;authorisation")).getBusinessKey());
    flow.of(number[0]).runJobs().waitsAt(DECIDE)
        .completeAs("nolwenn", DECIDE, "placesDecision", "move", "toCorridor", MOROCCO, "placesMoved", 40)
        .completeAs("nolwenn", DECIDE, "placesDecision", "move", "toCorridor", TUNISIA, "placesMoved", 40)
        .completeAs("nolwenn", DECIDE, "placesDecision", "done")
        .endedAt("endEvent_corridorClosed");
  }

  private Journey preselected(int i, String corridor, String origin, String cohort, String gender) {
    Map<String, Object> application = Homere.application("corridor", corridor, "origin", origin, "nationality", origin, "cohort", cohort,
        "gender", gender, "applicationId", "HOM-STORY-" + i);
    return flow.start("homere", "HOM-2041-%05d".formatted(i), application)
        .message(StandIns.done("preselect"), "preselected", true, "score", 80);
  }

  private static void completed(Journey journey) {
    journey.message(StandIns.done("match-candidate"), "hired", true, "employerName", "Armor Logiciel", "employerOrganisation", Homere.ARMOR)
        .message(StandIns.done("authorise-stay"), "permitGranted", true, "permitNumber", "VLS-1")
        .message(StandIns.done("prepare-departure")).message(StandIns.done("travel"), "arrived", true, "arrivalDate", "2020-02-01")
        .message(StandIns.done("settle"))
        .message(StandIns.done("homere-internship"), "internshipCompleted", true, "stayOutcome", "completed")
        .message(StandIns.done("homere-defence"), "defencePassed", true, "defenceMark", 15)
        .message(StandIns.done("return-home"), "returnedOn", "2020-08-01")
        .message(StandIns.done("homere-job-talk"), "placedAtHome", false).message(StandIns.done("follow-up"))
        .endedAt("endEvent_journeyCompleted");
  }

  private void apply(String cohort) {
    Map<String, Object> answers = Homere.application("cohort", cohort, "applicationId", "HOM-LATE-1");
    answers.keySet().removeAll(List.of("scheme", "corridor", "origin", "destination"));
    flow.as("nolwenn", () -> forms.submitStartForm(definition("homere"), answers));
  }

  private String definition(String key) {
    return repository.createProcessDefinitionQuery().processDefinitionKey(key).latestVersion().singleResult().getId();
  }

  private int places() {
    return placesOf(EGYPT) + placesOf(MOROCCO) + placesOf(TUNISIA);
  }

  private int placesOf(String corridor) {
    return schemes.corridor(corridor).orElseThrow().places();
  }

  private static int in(List<Count> all, String word, String corridor) {
    return all.stream().filter(one -> one.word().equals(word) && one.corridorId().equals(corridor)).mapToInt(Count::cases).sum();
  }

  private long doneBy(String gender) {
    return history.createHistoricProcessInstanceQuery().processDefinitionKey("homere").processInstanceBusinessKeyLike("HOM-2041-%")
        .finished().variableValueEquals("gender", gender).variableValueEquals("outcome", "completed").count();
  }
}
