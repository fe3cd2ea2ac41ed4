package eu.passerelle.flows;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who works on a step follows from the countries of the corridor; the diagrams are the same for all three. */
@FlowTest
class ThammPartiesTest {

  @Autowired private Flow flow;

  @Test
  void theServiceOfTheCountryOfOriginScreensAndInvites() {
    assertThat(invitedBy("MA")).containsExactly("anapec");
    assertThat(invitedBy("TN")).containsExactly("aneti");
    assertThat(invitedBy("EG")).containsExactly("emigration-ministry-eg");
  }

  @Test
  void theEmbassyInTheCountryOfOriginDecidesOnTheVisa() {
    assertThat(decidedBy("MA")).containsExactly("embassy-de-rabat");
    assertThat(decidedBy("TN")).containsExactly("embassy-de-tunis");
    assertThat(decidedBy("EG")).containsExactly("embassy-de-cairo");
  }

  @Test
  void theGermanSideIsTheSameEverywhere() {
    var tunis = corridor("thamm-interview", "TN").complete("userTask_inviteToInterview", ThammAnswers.interviewDay());
    assertThat(tunis.groupsOf("userTask_judgeTrade")).containsExactly("zav");
    assertThat(tunis.complete("userTask_judgeTrade", ThammAnswers.trade(4)).groupsOf("userTask_judgePerson")).containsExactly("giz");
    assertThat(corridor("decide-recognition", "TN").groupsOf("userTask_checkRecognitionFile")).containsExactly("ihk-fosa");
    assertThat(corridor("language-course", "TN").groupsOf("userTask_enrolLearner")).containsExactly("goethe-institut");
  }

  private List<String> invitedBy(String origin) {
    return corridor("thamm-interview", origin).groupsOf("userTask_inviteToInterview");
  }

  private List<String> decidedBy(String origin) {
    return corridor("decide-visa-de", origin)
        .complete("userTask_applyForVisa", ThammAnswers.visaApplication()).groupsOf("userTask_checkVisaFile");
  }

  private Journey corridor(String process, String origin) {
    String place = origin.toLowerCase(Locale.ROOT);
    return flow.start(process, ThammAnswers.hired("origin", origin, "corridor", "thamm-%s-de".formatted(place), "cohort",
        "thamm-%s-2021".formatted(place),
        "track", "apprentice", "preliminaryApproval", true));
  }
}
