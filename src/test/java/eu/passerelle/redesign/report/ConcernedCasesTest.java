package eu.passerelle.redesign.report;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.casework.CaseStart;
import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.redesign.proposal.Proposal.Origin;
import eu.passerelle.redesign.proposal.Proposals;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.testing.Applicant;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.FlowTest;
import eu.passerelle.testing.Redrawn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which live cases a changed decision table concerns, although their diagrams stay as they are. */
@FlowTest
class ConcernedCasesTest {

  private static final int MANY = 25;

  @Autowired private ConcernedCases concerned;
  @Autowired private Proposals proposals;
  @Autowired private FlowBundles flows;
  @Autowired private Schemes schemes;
  @Autowired private CaseStart start;
  @Autowired private RuntimeService runtime;
  @Autowired private RepositoryService repository;
  @Autowired private JdbcClient jdbc;

  private final List<String> prepared = new ArrayList<>();
  private String deployed;

  @AfterEach
  void leaveNothingToOtherTests() {
    prepared.forEach(instance -> runtime.deleteProcessInstance(instance, "test"));
    if (deployed != null) {
      repository.deleteDeployment(deployed, true);
    }
  }

  @Test
  void aChangedTimeLimitConcernsWhoWaitsUnderItAndNobodyElse() {
    String review = underReview();
    String departure = preparing("DEPARTURE-1");
    preparing(null);

    assertThat(concernedBy(limit("T_PRESELECTION_REVIEW"))).contains(review).doesNotContain(departure);
    assertThat(concernedBy(limit("T_PREPARATION"))).contains(departure).doesNotContain(review).doesNotContainNull();
  }

  @Test
  void aRowThatOnlyOneSchemeGetsConcernsItsCasesAndNobodyElses() {
    String review = underReview();
    FlowBundle shortened = limit("T_PRESELECTION_REVIEW");

    assertThat(concernedBy(Redrawn.ownRows("digital-explorers", shortened))).contains(review);
    assertThat(concernedBy(Redrawn.ownRows("palim", shortened))).doesNotContain(review);
    assertThat(concernedBy(Redrawn.ownRows("digital-explorers", inForce("time-limits")))).as("the same period once more")
        .doesNotContain(review);
  }

  @Test
  void whoWaitsOnAFormerVersionIsConcernedAsWell() {
    String review = underReview();
    deployed =
        flows.deploy(Redrawn.diagram(inForce("preselect"), diagram -> diagram.replace("\"Review refusal\"", "\"Look again\"")), "test");

    assertThat(concernedBy(limit("T_PRESELECTION_REVIEW"))).contains(review);
  }

  @Test
  void aTableThatSaysTheSameInOtherWordsConcernsNobody() {
    underReview();

    assertThat(concernedBy(table("time-limits", ".dmn", ConcernedCasesTest::calledOtherwise))).isEmpty();
  }

  @Test
  void aTableOfNoFlowAndNoTimeLimitConcernsNobody() {
    underReview();

    assertThat(concernedBy(table("required-papers", "required-papers.dmn", ConcernedCasesTest::calledOtherwise))).isEmpty();
  }

  @Test
  void aTableOfAFlowConcernsTheCasesOfThatFlow() {
    String review = underReview();
    String departure = preparing("DEPARTURE-1");

    assertThat(concernedBy(table("preselect", "decide-preselection.dmn", ConcernedCasesTest::calledOtherwise))).contains(review)
        .doesNotContain(departure);
  }

  @Test
  void aTableAndAFlowThatChangeTogetherConcernTheCasesOfBoth() {
    String review = underReview();
    String departure = preparing("DEPARTURE-1");

    assertThat(concernedBy(limit("T_PRESELECTION_REVIEW"), Redrawn.diagram(inForce("prepare-departure"),
        diagram -> diagram.replaceFirst("name=\"", "name=\"New ")))).contains(review, departure);
  }

  @Test
  void howManyCasesThereAreDoesNotMakeMoreStatements() {
    underReview();
    String proposal = propose(limit("T_PRESELECTION_REVIEW"));
    int few = statements(() -> concerned.of(proposal));
    for (int i = 0; i < MANY; i++) {
      underReview();
    }

    int many = statements(() -> assertThat(concerned.of(proposal)).hasSizeGreaterThan(MANY));

    assertThat(many).isLessThan(few + MANY / 2);
  }

  private Collection<String> concernedBy(FlowBundle... bundles) {
    return concerned.of(propose(bundles));
  }

  private String propose(FlowBundle... bundles) {
    return proposals.add(schemes.find("digital-explorers").orElseThrow(), "Other tables", Origin.MODELER, "ruta", List.of(bundles),
        Set.of("tables.dmn")).number();
  }

  private FlowBundle limit(String key) {
    return table("time-limits", ".dmn",
        table -> table.replaceFirst("(?s)(<text>\"" + key + "\"</text>.*?<outputEntry[^>]*>\\s*<text>)\"[^\"]*\"",
            "$1\"P77D\""));
  }

  private FlowBundle table(String flow, String file, UnaryOperator<String> change) {
    return Redrawn.files(inForce(flow), file, change);
  }

  private FlowBundle inForce(String flow) {
    return flows.inForce(flow).orElseThrow();
  }

  private static String calledOtherwise(String table) {
    return table.replaceFirst("(<decision id=\"[^\"]*\" name=\")", "$1New ");
  }

  private String underReview() {
    return start.start(schemes.cohort("digital-explorers-2019").orElseThrow(), Applicant.aFewPointsShort());
  }

  private String preparing(String number) {
    Map<String, Object> facts = Flow.standard("employerName", "Baltic Byte", "startDate", "2020-03-01");
    prepared.add(runtime.startProcessInstanceByKey("prepare-departure", number, facts).getId());
    return number;
  }

  /** @return how many statements the database has run meanwhile; some may be of the application's own rounds */
  private int statements(Runnable work) {
    jdbc.sql("set query_statistics true").update();
    try {
      work.run();
      return jdbc.sql("select sum(execution_count) from information_schema.query_statistics").query(Integer.class).single();
    } finally {
      jdbc.sql("set query_statistics false").update();
    }
  }
}
