package eu.passerelle.redesign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.passerelle.casework.CaseStart;
import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.redesign.moves.CaseMoves;
import eu.passerelle.redesign.proposal.Proposal.Origin;
import eu.passerelle.redesign.proposal.Proposal.ProposalState;
import eu.passerelle.redesign.proposal.Proposals;
import eu.passerelle.redesign.publication.Publishing;
import eu.passerelle.redesign.report.MoveWish;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.testing.Applicant;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.LongRun;
import eu.passerelle.testing.Postgres;
import eu.passerelle.testing.Redrawn;
import eu.passerelle.testing.Staff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * Coordinators publish one change after the other, of the flow that most cases are in, while the staff of all organisations work without a
 * pause and the job executor runs: what somebody completed is completed once, and each case goes on from there to its end.
 */
@LongRun
@SpringBootTest(properties = {"spring.datasource.url=jdbc:h2:mem:full-speed;DB_CLOSE_DELAY=-1", "camunda.bpm.job-execution.enabled=true",
    "camunda.bpm.job-execution.wait-time-in-millis=100", "camunda.bpm.job-execution.max-wait=200"})
@ActiveProfiles("demo")
class PublishingAtFullSpeedIT {

  private static final int STAFF = 5;
  private static final int PUBLICATIONS = 12;
  private static final List<String> BLOCKS = List.of("prepare-departure", "travel", "settle");
  private static final int OF_EACH = 10;
  private static final int OF_EACH_WITH_A_PUBLICATION = 4;
  private static final int JOURNEYS = 25;
  private static final Pattern TASK = Pattern.compile("(<bpmn:userTask id=\"[^\"]*\" name=\")([^\"]*?)(?: \\(\\d+\\))?\"");
  private static final Pattern LANE = Pattern.compile("lane id=\"lane_([^\"]*)\" name=\"([^\"]*)\"");

  private static final Pattern LANE_ID = Pattern.compile("\"lane_([^\"]*)(?<!_di)\"");

  @Autowired private ProcessEngine engine;
  @Autowired private HistoryService history;
  @Autowired private CaseStart start;
  @Autowired private Schemes schemes;
  @Autowired private FlowBundles flows;
  @Autowired private Proposals proposals;
  @Autowired private Publishing publishing;
  @Autowired private CaseMoves moves;
  @Autowired private JdbcClient jdbc;

  private final List<String> published = new ArrayList<>();
  private int begun;

  @Test
  void nothingThatSomebodyCompletesIsLostWhilePublicationsMoveTheCases() throws Exception {
    Staff staff = new Staff(engine, jdbc);
    casesBegin();
    Thread coordinator = new Thread(this::publishOneAfterTheOther);
    coordinator.start();

    while (coordinator.isAlive()) {
      staff.workUntilAllIsDone(STAFF, Duration.ofMinutes(5), () -> false);
    }
    staff.workUntilAllIsDone(STAFF, Duration.ofMinutes(5), () -> false);

    published.forEach(number -> await().atMost(Duration.ofMinutes(1)).until(() -> moves.progress(number).isOver()));
    assertThat(texts("select ID_ from ACT_HI_TASKINST where DELETE_REASON_ = 'completed'")).as("what history says was completed")
        .containsExactlyInAnyOrderElementsOf(staff.completed());
    assertThat(staff.refusals()).as("what staff could not complete").isEmpty();
    assertThat(staff.told()).as("what staff were told").allSatisfy(told -> assertThat(told.getMessage())
        .doesNotContain("ENGINE-", "SQL", "Entity was updated", "null").endsWith("."));
    assertThat(texts("select BUSINESS_KEY_ from ACT_HI_PROCINST where STATE_ <> 'COMPLETED'")).as("cases that did not come to their end")
        .isEmpty();
    assertThat(history.createHistoricIncidentQuery().list()).isEmpty();
    assertThat(published).hasSize(PUBLICATIONS);
    int moved = published.stream().mapToInt(number -> moves.progress(number).moved()).sum();
    assertThat(moved).as("cases moved by %d publications while %d tasks were completed", published.size(), staff.done()).isGreaterThan(100);
    assertThat(texts("select ID_ from ACT_HI_TASKINST where DELETE_REASON_ = 'completed' and NAME_ like '%(%)'"))
        .as("completed after a move").isNotEmpty();
  }

  private void casesBegin() {
    for (int i = 0; i < JOURNEYS; i++) {
      start.start(schemes.cohort("digital-explorers-2019").orElseThrow(), Applicant.aFewPointsShort());
    }
    blocksBegin(OF_EACH);
  }

  private void blocksBegin(int ofEach) {
    Map<String, Object> facts = new HashMap<>(Flow.standard("employerName", "Baltic Byte", "employerOrganisation", "baltic-byte",
        "startDate", "2020-03-01", "endDate", "2020-12-01"));
    for (String block : BLOCKS) {
      for (int i = 0; i < ofEach; i++) {
        engine.getRuntimeService().startProcessInstanceByKey(block, "SPEED-" + block + "-" + begun++, facts);
      }
    }
  }

  private void publishOneAfterTheOther() {
    for (int round = 0; round < PUBLICATIONS; round++) {
      blocksBegin(OF_EACH_WITH_A_PUBLICATION);
      List<String> atWork = texts("""
          select d.KEY_ from ACT_RU_TASK t join ACT_RE_PROCDEF d on d.ID_ = t.PROC_DEF_ID_ group by d.KEY_ order by count(*) desc""");
      publish(atWork.isEmpty() ? BLOCKS.get(0) : atWork.get(round % Math.min(4, atWork.size())), round);
    }
  }

  private void publish(String flow, int round) {
    FlowBundle changed = Redrawn.diagram(flows.inForce(flow).orElseThrow(), diagram -> redrawn(diagram, round));
    String number = proposals.add(schemes.find("digital-explorers").orElseThrow(), "Redrawn", Origin.MODELER, "ruta", List.of(changed),
        Set.of(flow + ".bpmn")).number();
    proposals.explain(number, "It is better so.", true);
    assertThat(publishing.publish(number, "ruta", "mantas", MoveWish.all())).isEqualTo(ProposalState.PUBLISHED);
    published.add(number);
  }

  /** Each task is called something else, and where two share the work they change places. */
  private static String redrawn(String diagram, int round) {
    String renamed = TASK.matcher(diagram).replaceAll("$1$2 (" + round + ")\"");
    Map<String, String> lanes = LANE.matcher(diagram).results().collect(Collectors.toMap(lane -> lane.group(1), lane -> lane.group(2)));
    if (lanes.size() != 2) {
      return renamed;
    }
    List<String> ids = List.copyOf(lanes.keySet());
    String exchanged = LANE_ID.matcher(renamed).replaceAll(id -> "\"lane_" + ids.get(1 - ids.indexOf(id.group(1))) + "\"");
    return LANE.matcher(exchanged).replaceAll(lane -> "lane id=\"lane_" + lane.group(1) + "\" name=\"" + lanes.get(lane.group(1)) + "\"");
  }

  private List<String> texts(String query) {
    return jdbc.sql(query).query(String.class).list();
  }
}

@ContextConfiguration(initializers = Postgres.class)
class PublishingAtFullSpeedOnPostgresIT extends PublishingAtFullSpeedIT {}
