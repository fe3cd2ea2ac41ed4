package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertDue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who meets a company: five to ten students of the university, checked by the association. */
@FlowTest
class HomereShortlistFlowTest {

  private static final String PRESELECT = "userTask_preselectStudents";
  private static final String CHECK = "userTask_checkStudents";

  @Autowired Flow flow;
  @Autowired ProcessEngine engine;

  @Test
  void theUniversityPreselectsAndTheAssociationAgrees() {
    Journey list = start();
    assertThat(list.groupsOf(PRESELECT)).containsExactly("um5-rabat");
    assertDue(list, PRESELECT, "P14D");
    list.complete(PRESELECT, "preselectionNotes", "Nobody suits");
    assertThat(list.groupsOf(CHECK)).containsExactly("homere-maroc");

    list.complete(CHECK, "listAgreed", true).endedAt("endEvent_shortlistReady").passed(PRESELECT, CHECK, "gateway_listAgreed");
  }

  @Test
  void aListThatIsNotAgreedIsChanged() {
    start().complete(PRESELECT, "preselectionNotes", "Nobody suits")
        .complete(CHECK, "listAgreed", false, "studentsNote", "Look at the master's students, too").waitsAt(PRESELECT)
        .hasVariable("studentsNote", "Look at the master's students, too")
        .complete(PRESELECT, "preselectionNotes", "Nobody suits").complete(CHECK, "listAgreed", true).endedAt("endEvent_shortlistReady");
  }

  @Test
  void noCompanyMeetsFewerThanFiveOrMoreThanTen() {
    Homere homere = new Homere(flow, engine);
    Journey offer = homere.described();
    Journey[] students = IntStream.range(0, 11).mapToObj(i -> homere.student()).toArray(Journey[]::new);

    assertThatThrownBy(() -> homere.preselect(offer, students)).hasMessageContaining("5 to 10");
    assertThatThrownBy(() -> homere.preselect(offer, students[0], students[1])).hasMessageContaining("5 to 10");
    offer.waitsAt(PRESELECT);
  }

  private Journey start() {
    return flow.start("homere-shortlist", Homere.standard("vacancyTitle", "Intern", "employerName", "Armor Logiciel"));
  }
}
