package eu.passerelle.flows;

import static eu.passerelle.flows.Demand.BALTIC_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Staff of three organisations bring a firm and a person together, each through the form of the task. */
@FlowTest
class DemandThroughFormsTest {

  @Autowired Flow flow;
  @Autowired ProcessEngine engine;
  @Autowired JdbcClient jdbc;

  private Demand demand;

  @BeforeEach
  void begin() {
    demand = new Demand(flow, engine, jdbc);
  }

  @Test
  void fromInterestToASignedContract() {
    var person = demand.candidate();
    var vacancy = demand.interest(BALTIC_BYTE);

    by("ruta", vacancy, "userTask_recordCommitment", Map.of("commitmentNotes", "Two seats", "committed", true));
    by("dovile", vacancy, "userTask_describeVacancy",
        Map.of("vacancyTitle", "Java developer", "vacancyOccupation", "2512", "vacancySkills", "Java",
            "seats", 1, "contractType", "job", "salary", 2600, "currency", "EUR", "startDate", "2031-05-01", "durationMonths", 12,
            "workMode", "onsite"));
    by("bisi", vacancy, "userTask_drawUpShortlist", Map.of("shortlist", SpinValues.jsonValue("[\"" + person.number() + "\"]").create()));
    by("karolis", vacancy, "userTask_interviewForVacancy",
        Map.of("interviewNotes", "Good", "fit", 5, "decision", "offer", "contractType", "job",
            "salary", 2700.5, "currency", "EUR", "startDate", "2031-05-01", "durationMonths", 12));
    by("ona", person, "userTask_answerOffer", Map.of("offerAccepted", true));
    by("dovile", person, "userTask_drawUpContract",
        Map.of("contractDrawnUp", true, "contractType", "job", "salary", 2700.5, "currency", "EUR",
            "startDate", "2031-05-01", "endDate", "2032-04-30", "mentor", "Ieva", "contractLanguage", "English"));
    by("jonas", person, "userTask_recordSignatures", Map.of("contractSigned", true, "signedOn", "2031-02-01"));

    vacancy.runJobs().endedAt("endEvent_vacancyFilled");
    person.hasVariable("hired", true).hasVariable("salary", 2700.5);
    assertThat(demand.offers(person)).isEqualTo("HIRED");
  }

  @Test
  void aRefusalNeedsItsReason() {
    var vacancy = demand.interest(BALTIC_BYTE);

    assertThatThrownBy(() -> by("ruta", vacancy, "userTask_recordCommitment", Map.of("committed", false))).hasMessageContaining("Why not");

    by("ruta", vacancy, "userTask_recordCommitment", Map.of("committed", false, "lossReason", "need-gone"));
    assertThat(demand.row(vacancy)).isEqualTo("CLOSED 0 need-gone");
  }

  @Test
  void aRecruiterCannotShortlistWhoIsNotOffered() {
    var person = demand.candidate();
    demand.accept(person, demand.offer(Demand.AMBER_CLOUD, person));
    var vacancy = demand.vacancy(BALTIC_BYTE, 1);

    assertThatThrownBy(() -> by("bisi", vacancy, "userTask_drawUpShortlist",
        Map.of("shortlist", SpinValues.jsonValue("[\"" + person.number() + "\"]").create()))).hasMessageContaining("Shortlist");

    vacancy.waitsAt("userTask_drawUpShortlist");
  }

  @Test
  void anotherFirmCannotDecide() {
    var person = demand.candidate();
    var vacancy = demand.meetings(BALTIC_BYTE, 1, person);

    assertThatThrownBy(() -> by("simona", vacancy, "userTask_interviewForVacancy", Map.of("fit", 1, "decision", "reserve")));

    vacancy.waitsAt("userTask_interviewForVacancy");
  }

  private void by(String user, Journey journey, String element, Map<String, Object> answers) {
    Task task = journey.task(element);
    flow.as(user, () -> {
      engine.getTaskService().claim(task.getId(), user);
      engine.getFormService().submitTaskForm(task.getId(), answers);
    });
    journey.runJobs();
  }
}
