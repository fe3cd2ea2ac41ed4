package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertDue;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Days;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Training first; the curriculum and the length may change while people are in it. */
@FlowTest
class PalimTrainingFlowTest {

  private static final String ENROL = "userTask_enrolTrainee";
  private static final String MARKS = "userTask_recordMarks";
  private static final String EXAM = "userTask_holdExam";
  private static final String DELTA = "userTask_giveDeltaTraining";
  private static final String PLANNED_END = "event_plannedEndReached";
  private static final String NOT_PASSED = "endEvent_trainingNotPassed";

  @Autowired private Flow flow;

  @Autowired private RepositoryService repository;

  @Test
  void whoAttendsAndPassesTheExamIsTrained() {
    overdue().complete(MARKS, Palim.marks(92)).waitsAt(EXAM).complete(EXAM, Palim.exam(71))
        .endedAt("endEvent_trainingPassed")
        .passed(ENROL, "businessRuleTask_planEnd", "endEvent_trainingOver", MARKS, EXAM, "businessRuleTask_decideTraining")
        .hasVariable("trained", true).hasVariable("lossReason", null).hasVariable("curriculumVersion", "1");
  }

  @Test
  void theTrainingEndsWhenThePeriodOfTheTableIsOver() {
    String today = Days.ahead(0);
    var training =
        placed().complete(ENROL, Palim.enrolled(today)).waitsAt().hasVariable("trainingEndsOn", LocalDate.now().plusMonths(7).toString());

    assertThat(training.timers()).containsExactly(PLANNED_END);
    training.fireTimer(PLANNED_END).waitsAt(MARKS).passed(PLANNED_END, "gateway_planJoin", "endEvent_trainingOver");
  }

  @Test
  void aLongerPeriodInTheTableReachesThoseWhoAreInTraining() throws Exception {
    String longer = Files.readString(Path.of("processes/time-limits/time-limits.dmn"));
    String planned = longer.replace("<text>\"P7M\"</text>", "<text>\"P5M\"</text>");
    assertThat(planned).isNotEqualTo(longer);

    String first = deploy(planned);
    var training = placed().complete(ENROL, Palim.enrolled("2019-11-12")).waitsAt().hasVariable("trainingEndsOn", "2020-04-12");
    String second = deploy(longer);

    training.fireTimer(PLANNED_END).waitsAt().hasVariable("trainingEndsOn", "2020-06-12");
    training.fireTimer(PLANNED_END).waitsAt(MARKS);
    repository.deleteDeployment(second, true);
    repository.deleteDeployment(first, true);
  }

  @Test
  void aNewCurriculumIsTaughtToThoseInTrainingAndTheyKeepItsVersion() {
    var training = placed().complete(ENROL, Palim.enrolled(Days.ahead(0)))
        .message("curriculumChanged", "newCurriculumVersion", "2", "curriculumChange", "Java instead of PHP")
        .waitsAt(DELTA).hasVariable("curriculumVersion", "1");
    assertDue(training, DELTA, "P2M");
    assertThat(training.groupsOf(DELTA)).containsExactly("atlas-digital-campus");

    training.completeAs("imane", DELTA, "deltaTaughtOn", Days.ahead(0), "deltaHours", 24)
        .passed("startEvent_curriculumChanged", DELTA, "endEvent_curriculumSwitched")
        .hasVariable("curriculumVersion", "2").waitsAt().isOpen();
  }

  @Test
  void whoDoesNotComeLeavesTheSeatToTheReserveList() {
    placed().complete(ENROL, "traineeEnrolled", false, "lossReason", "no-show")
        .endedAt("endEvent_traineeNotEnrolled").hasVariable("trained", false).hasVariable("lossReason", "no-show");
  }

  @Test
  void whoDropsOutSaysWhy() {
    var training = placed().complete(ENROL, Palim.enrolled(Days.ahead(0))).message("traineeDroppedOut").waitsAt("userTask_recordDropOut");

    training.complete("userTask_recordDropOut", "droppedOutOn", Days.ahead(0), "lossReason", "training-dropped")
        .endedAt("endEvent_traineeDroppedOut").passed("event_traineeDroppedOut").notPassed(MARKS)
        .hasVariable("trained", false).hasVariable("lossReason", "training-dropped");
  }

  @Test
  void tooLittleAttendanceAnAbsenceAndAFailedExamAreToldApart() {
    overdue().complete(MARKS, Palim.marks(79)).complete(EXAM, Palim.exam(90)).endedAt(NOT_PASSED).hasVariable("lossReason",
        "course-not-completed");
    overdue().complete(MARKS, Palim.marks(80)).complete(EXAM, "examHeldOn", Days.ahead(0), "examAttendance", "absent")
        .endedAt(NOT_PASSED).hasVariable("lossReason", "no-show");
    overdue().complete(MARKS, Palim.marks(80)).complete(EXAM, Palim.exam(49)).endedAt(NOT_PASSED)
        .hasVariable("trained", false).hasVariable("lossReason", "test-failed");
  }

  private Journey placed() {
    return flow
        .start("palim-training",
            Palim.standard("curriculumVersion", "1", "placeName", "Training in Casablanca", "email", "a@example.org", "phone",
                "+212 600000000"))
        .waitsAt(ENROL);
  }

  private Journey overdue() {
    return placed().complete(ENROL, Palim.enrolled("2019-11-12")).waitsAt().fireTimer(PLANNED_END).waitsAt(MARKS);
  }

  private String deploy(String table) {
    return repository.createDeployment().name("time-limits").addString("time-limits.dmn", table).deploy().getId();
  }
}
