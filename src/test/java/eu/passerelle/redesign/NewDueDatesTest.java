package eu.passerelle.redesign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eu.passerelle.casework.CaseStart;
import eu.passerelle.engine.CaseMigration;
import eu.passerelle.engine.CaseMigration.Fate;
import eu.passerelle.engine.CaseMigration.Instance;
import eu.passerelle.engine.CaseMigration.Standing;
import eu.passerelle.engine.DueDates;
import eu.passerelle.engine.DueDates.NewDue;
import eu.passerelle.engine.FlowBundle;
import eu.passerelle.engine.FlowBundles;
import eu.passerelle.engine.ModelFile;
import eu.passerelle.engine.TimeLimits;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.testing.Applicant;
import eu.passerelle.testing.FlowTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The dates that the report announces are those that the move gives. */
@FlowTest
class NewDueDatesTest {

  private static final String REVIEW = "userTask_reviewRefusal";

  @Autowired
  private CaseStart start;
  @Autowired
  private Schemes schemes;
  @Autowired
  private FlowBundles flows;
  @Autowired
  private CaseMigration migration;
  @Autowired
  private DueDates dueDates;
  @Autowired
  private TimeLimits timeLimits;
  @Autowired
  private TaskService tasks;
  @Autowired
  private ManagementService management;
  @Autowired
  private RepositoryService repository;

  private String deployed;

  @AfterEach
  void takeBackTheNewVersion() {
    if (deployed != null) {
      repository.deleteDeployment(deployed, true);
    }
  }

  @Test
  void taskAndTimerOfAMovedCaseAreDueWhenTheReportSaid() {
    String number = start.start(schemes.cohort("digital-explorers-2019").orElseThrow(), Applicant.aFewPointsShort());
    FlowBundle proposed = edited(diagram -> diagram.replace("T_PRESELECTION_REVIEW", "T_TRAVEL"));
    List<Standing> standings = migration.forecast(proposed, Map.of()).standings();
    List<NewDue> announced = dueDates.foresee(proposed, Map.of(), standings, timeLimits).stream()
        .filter(due -> number.equals(due.caseNumber())).toList();
    assertThat(announced).extracting(NewDue::step).containsExactly("Review refusal", "Review time over");
    assertThat(announced).allMatch(NewDue::withConsent).allMatch(due -> due.now().isAfter(due.before().plus(5, ChronoUnit.DAYS)));
    assertThat(announced.get(0).before()).isEqualTo(taskDue(number));

    move(proposed, Map.of(), standings, number);

    assertThat(taskDue(number)).isEqualTo(announced.get(0).now());
    assertThat(timerDue(number)).isEqualTo(announced.get(1).now());
  }

  @Test
  void otherWorkBeginsAnewWithTheMove() {
    String number = start.start(schemes.cohort("digital-explorers-2019").orElseThrow(), Applicant.aFewPointsShort());
    FlowBundle proposed = edited(diagram -> diagram.replace(REVIEW, "userTask_lookAgain"));
    Map<String, String> mapping = Map.of(REVIEW, "userTask_lookAgain");
    List<Standing> standings = migration.forecast(proposed, mapping).standings();
    List<NewDue> announced = dueDates.foresee(proposed, mapping, standings, timeLimits).stream()
        .filter(due -> number.equals(due.caseNumber())).toList();
    assertThat(announced).extracting(NewDue::withConsent).containsExactly(false);

    move(proposed, mapping, standings, number);

    assertThat(taskDue(number)).isCloseTo(announced.get(0).now(), within(2, ChronoUnit.MINUTES));
  }

  @Test
  void whatDoesNotChangeKeepsItsDate() {
    FlowBundle proposed = edited(diagram -> diagram.replace("name=\"Review refusal\"", "name=\"Look again\""));

    assertThat(dueDates.foresee(proposed, Map.of(), migration.forecast(proposed, Map.of()).standings(), timeLimits)).isEmpty();
  }

  private FlowBundle edited(UnaryOperator<String> edit) {
    FlowBundle inForce = flows.inForce("preselect").orElseThrow();
    return new FlowBundle("preselect", inForce.deploymentId(), inForce.files().stream()
        .map(file -> !file.name().equals("preselect.bpmn") ? file
        : new ModelFile(null, file.name(), edit.apply(new String(file.content(), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8)))
        .toList());
  }

  private void move(FlowBundle proposed, Map<String, String> mapping, List<Standing> standings, String number) {
    List<String> instances = standings.stream().filter(standing -> standing.fate() == Fate.FOLLOWS)
        .flatMap(standing -> standing.instances().stream())
        .filter(instance -> number.equals(instance.caseNumber())).map(Instance::id).toList();
    deployed = flows.deploy(proposed, "test");
    assertThat(migration.move(flows.processesOf(deployed).get(0).getId(), mapping, true, instances)).hasSize(1);
  }

  private Instant taskDue(String number) {
    return tasks.createTaskQuery().processInstanceBusinessKey(number).singleResult().getDueDate().toInstant();
  }

  private Instant timerDue(String number) {
    String instance = tasks.createTaskQuery().processInstanceBusinessKey(number).singleResult().getProcessInstanceId();
    return management.createJobQuery().processInstanceId(instance).timers().singleResult().getDuedate().toInstant();
  }
}
