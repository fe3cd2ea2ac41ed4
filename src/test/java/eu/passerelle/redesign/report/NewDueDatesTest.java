package eu.passerelle.redesign.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.github.benmanes.caffeine.cache.Cache;
import eu.passerelle.casework.CaseStart;
import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.engine.moving.CaseMover;
import eu.passerelle.engine.moving.DueDates;
import eu.passerelle.engine.moving.DueDates.NewDue;
import eu.passerelle.engine.moving.Fate;
import eu.passerelle.engine.moving.Forecasts;
import eu.passerelle.engine.moving.MoveOrders;
import eu.passerelle.engine.moving.LiveInstance;
import eu.passerelle.engine.moving.StandingAlike;
import eu.passerelle.engine.tables.Tables;
import eu.passerelle.engine.tables.TimeLimits;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.LimitsChange;
import eu.passerelle.redesign.flows.Publications;
import eu.passerelle.redesign.moves.CaseMove;
import eu.passerelle.redesign.moves.CaseMove.MoveState;
import eu.passerelle.redesign.moves.CaseMoves;
import eu.passerelle.redesign.moves.MoveRun;
import eu.passerelle.redesign.proposal.Proposal;
import eu.passerelle.redesign.proposal.Proposal.Origin;
import eu.passerelle.redesign.proposal.Proposals;
import eu.passerelle.redesign.publication.Publishing;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.testing.Applicant;
import eu.passerelle.testing.FlowTest;
import eu.passerelle.testing.Redrawn;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;

/** The dates that the report announces are those that the move gives. */
@FlowTest
class NewDueDatesTest {

  private static final String REVIEW = "userTask_reviewRefusal";
  private static final Pattern REVIEW_ROW =
      Pattern.compile("(?s)(<text>\"T_PRESELECTION_REVIEW\"</text>.*?<outputEntry[^>]*>\\s*<text>)\"[^\"]*\"");

  @Autowired private CaseStart start;
  @Autowired private Schemes schemes;
  @Autowired private FlowBundles flows;
  @Autowired private Forecasts forecasts;
  @Autowired private CaseMover mover;
  @Autowired private DueDates dueDates;
  @Autowired private TimeLimits timeLimits;
  @Autowired private TaskService tasks;
  @Autowired private ManagementService management;
  @Autowired private RepositoryService repository;

  @Autowired private Proposals proposals;
  @Autowired private ProposalReports reports;
  @Autowired private Publishing publishing;
  @Autowired private Publications publications;
  @Autowired private CaseMoves moves;
  @Autowired private MoveRun run;
  @Autowired private Tables tables;
  @Autowired private JdbcClient jdbc;

  private String deployed;
  private String published;

  @AfterEach
  void takeBackTheNewVersion() {
    if (deployed != null) {
      repository.deleteDeployment(deployed, true);
    }
    if (published != null) {
      publications.ofProposal(published).forEach(publication -> repository.deleteDeployment(publication.deploymentId(), true));
      jdbc.sql("delete from case_move").update();
      jdbc.sql("delete from publication where proposal_number = ?").param(published).update();
      timeLimits.keys();
    }
  }

  @Test
  void taskAndTimerOfAMovedCaseAreDueWhenTheReportSaid() {
    String number = start.start(schemes.cohort("digital-explorers-2019").orElseThrow(), Applicant.aFewPointsShort());
    FlowBundle proposed = edited(diagram -> diagram.replace("T_PRESELECTION_REVIEW", "T_TRAVEL"));
    List<StandingAlike> standings = forecasts.of(proposed, MoveOrders.of(Map.of())).standings();
    List<NewDue> announced = dueDates.foresee(proposed, Map.of(), standings, LimitsChange.none(timeLimits)).stream()
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
    List<StandingAlike> standings = forecasts.of(proposed, MoveOrders.of(mapping)).standings();
    List<NewDue> announced = dueDates.foresee(proposed, mapping, standings, LimitsChange.none(timeLimits)).stream()
        .filter(due -> number.equals(due.caseNumber())).toList();
    assertThat(announced).extracting(NewDue::withConsent).containsExactly(false);

    move(proposed, mapping, standings, number);

    assertThat(taskDue(number)).isCloseTo(announced.get(0).now(), within(2, ChronoUnit.MINUTES));
  }

  @Test
  void whatDoesNotChangeKeepsItsDate() {
    FlowBundle proposed = edited(diagram -> diagram.replace("name=\"Review refusal\"", "name=\"Look again\""));

    assertThat(
        dueDates.foresee(proposed, Map.of(), forecasts.of(proposed, MoveOrders.of(Map.of())).standings(), LimitsChange.none(timeLimits)))
        .isEmpty();
  }

  @Test
  void aProposalThatChangesOnlyTheTableOfTimeLimitsAnnouncesTheDatesThatItGives() {
    String number = start.start(schemes.cohort("digital-explorers-2019").orElseThrow(), Applicant.aFewPointsShort());
    Instant before = taskDue(number);
    String proposal = proposeReviewTime("P44D");
    List<NewDue> announced = announced(proposal, number);
    assertThat(announced).extracting(NewDue::step).containsExactly("Review refusal", "Review time over");
    assertThat(announced).allMatch(NewDue::withConsent);
    assertThat(announced.get(0).before()).isEqualTo(before);
    assertThat(announced.get(0).now()).isEqualTo(before.plus(30, ChronoUnit.DAYS));

    publish(proposal);

    assertThat(taskDue(number)).isEqualTo(announced.get(0).now());
    assertThat(timerDue(number)).isEqualTo(announced.get(1).now());
    assertThat(moves.results(proposal, MoveState.MOVED, 0, 500)).extracting(CaseMove::caseNumber).contains(number);
  }

  @Test
  void aTableAndAFlowThatChangeTogetherMoveADateByBoth() {
    String number = start.start(schemes.cohort("digital-explorers-2019").orElseThrow(), Applicant.aFewPointsShort());
    String proposal = proposeReviewTime("P44D", edited(diagram -> diagram.replace("name=\"Review refusal\"", "name=\"Look again\"")));
    List<NewDue> announced = announced(proposal, number);
    assertThat(announced).extracting(NewDue::step).containsExactly("Look again", "Review time over");

    publish(proposal);

    assertThat(taskDue(number)).isEqualTo(announced.get(0).now());
    assertThat(timerDue(number)).isEqualTo(announced.get(1).now());
  }

  @Test
  @SuppressWarnings("unchecked")
  void anotherNodeThatStillRemembersTheFormerTableGivesTheNewDatesToo() {
    String number = start.start(schemes.cohort("digital-explorers-2019").orElseThrow(), Applicant.aFewPointsShort());
    Instant before = taskDue(number);
    var remembered = ((Cache<Object, Object>) ReflectionTestUtils.getField(tables, "newest")).asMap();
    Map<Object, Object> former = Map.copyOf(remembered);
    synchronized (run) {
      published = proposeReviewTime("P44D");
      assertThat(publishing.publish(published, "ruta", null, MoveWish.all())).isEqualTo(Proposal.ProposalState.PUBLISHED);
      remembered.putAll(former);

      run.run();
    }

    assertThat(taskDue(number)).isEqualTo(before.plus(30, ChronoUnit.DAYS));
  }

  private String proposeReviewTime(String period, FlowBundle... others) {
    List<FlowBundle> bundles = new ArrayList<>(List.of(Redrawn.files(flows.inForce("time-limits").orElseThrow(), ".dmn",
        table -> REVIEW_ROW.matcher(table).replaceFirst("$1\"" + period + "\""))));
    bundles.addAll(List.of(others));
    String proposal = proposals.add(schemes.find("digital-explorers").orElseThrow(), "More time", Origin.MODELER, "ruta", bundles,
        Set.of("time-limits.dmn")).number();
    proposals.explain(proposal, "Summer.", true);
    return proposal;
  }

  private List<NewDue> announced(String proposal, String number) {
    return reports.of(proposals.find(proposal).orElseThrow()).flows().stream().flatMap(flow -> flow.dues().stream())
        .filter(due -> number.equals(due.caseNumber())).toList();
  }

  private void publish(String proposal) {
    assertThat(publishing.publish(proposal, "ruta", null, MoveWish.all())).isEqualTo(Proposal.ProposalState.PUBLISHED);
    published = proposal;
    await().atMost(Duration.ofSeconds(60)).until(() -> moves.progress(proposal).isOver());
  }

  private FlowBundle edited(UnaryOperator<String> edit) {
    return Redrawn.diagram(flows.inForce("preselect").orElseThrow(), edit);
  }

  private void move(FlowBundle proposed, Map<String, String> mapping, List<StandingAlike> standings, String number) {
    List<String> instances = standings.stream().filter(standing -> standing.fate() == Fate.FOLLOWS)
        .flatMap(standing -> standing.instances().stream())
        .filter(instance -> number.equals(instance.caseNumber())).map(LiveInstance::id).toList();
    deployed = flows.deploy(proposed, "test");
    assertThat(mover.move(flows.processesOf(deployed).get(0).getId(), MoveOrders.of(mapping), true, instances)).hasSize(1);
  }

  private Instant taskDue(String number) {
    return tasks.createTaskQuery().processInstanceBusinessKey(number).singleResult().getDueDate().toInstant();
  }

  private Instant timerDue(String number) {
    String instance = tasks.createTaskQuery().processInstanceBusinessKey(number).singleResult().getProcessInstanceId();
    return management.createJobQuery().processInstanceId(instance).timers().singleResult().getDuedate().toInstant();
  }
}
