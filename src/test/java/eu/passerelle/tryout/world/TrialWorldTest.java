package eu.passerelle.tryout.world;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.ModelFile;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.testing.FlowTest;
import eu.passerelle.testing.Redrawn;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A world to try a proposal in is the application once more, and nobody outside can tell that it is there. */
@FlowTest
@TestInstance(Lifecycle.PER_CLASS)
class TrialWorldTest {

  @Autowired TrialWorlds worlds;
  @Autowired FlowBundles flows;
  @Autowired ProcessEngine live;
  @Autowired JdbcClient jdbc;

  private TrialWorld world;

  @BeforeAll
  void open() {
    world = worlds.open(List.of(renamed("settle")));
  }

  @AfterAll
  void close() {
    world.close();
  }

  @Test
  void theFlowsInForceAreThereAndTheProposedOneIsOverThem() {
    Map<String, Integer> here = versions(live);
    Map<String, Integer> there = versions(world.engine());
    assertThat(there.keySet()).isEqualTo(here.keySet());
    assertThat(latest(world.engine(), "settle").getVersion()).isEqualTo(2);
    assertThat(latest(world.engine(), "settle").getName()).endsWith(" anew");
    assertThat(latest(live, "settle").getName()).doesNotEndWith(" anew");
  }

  @Test
  void itHasTheSchemesAndThePeopleButNeitherTheirNamesNorTheirPasswordsNorTheirAddresses() {
    assertThat(world.bean(Schemes.class).list()).hasSize(6);
    assertThat(world.jdbc().sql("select count(*) from ACT_ID_MEMBERSHIP").query(Integer.class).single())
        .isEqualTo(jdbc.sql("select count(*) from ACT_ID_MEMBERSHIP").query(Integer.class).single());
    assertThat(
        world.jdbc().sql("select count(*) from ACT_ID_USER where FIRST_ <> ID_ or LAST_ <> '' or EMAIL_ is not null or PWD_ is not null")
            .query(Integer.class).single())
        .isZero();
  }

  /** A new table is a case's business or everybody's; whoever adds one says here which. */
  @Test
  void itHasNoCaseAndNothingOfAny() {
    Set<String> everybodys =
        Set.of("SCHEME", "SCHEME_FLOW", "CORRIDOR", "COHORT", "ORGANISATION", "PARTICIPATION", "ROLE_CANDIDATE", "PLACE");
    List<String> tables = world.jdbc().sql("""
        select table_name from information_schema.tables where table_schema = 'PUBLIC' and table_name not like 'ACT_%'
        and table_name <> 'flyway_schema_history'""").query(String.class).list();
    assertThat(tables).contains("CASE_OVERVIEW").containsAll(everybodys).filteredOn(table -> !everybodys.contains(table))
        .allMatch(this::isEmpty);
    assertThat(everybodys).allSatisfy(table -> assertThat(count(world.jdbc(), table)).as(table).isEqualTo(table.equals("PARTICIPATION")
        ? jdbc.sql("select count(*) from participation where level <> 'CASE'").query(Integer.class).single() : count(jdbc, table)));
    assertThat(List.of("ACT_RU_EXECUTION", "ACT_HI_PROCINST", "ACT_HI_DETAIL", "ACT_RU_TASK")).allMatch(this::isEmpty);
  }

  @Test
  void noOtherEngineIsListed() {
    assertThat(ProcessEngines.getProcessEngines()).doesNotContainKey(world.engine().getName()).doesNotContainValue(world.engine());
    assertThat(world.engine().getName()).isNotEqualTo(live.getName());
  }

  @Test
  void whatHappensThereHappensNowhereElse() {
    world.engine().getIdentityService().saveUser(world.engine().getIdentityService().newUser("newcomer"));
    world.engine().getIdentityService().createMembership("newcomer", "camunda-admin");
    assertThat(live.getIdentityService().createUserQuery().userId("newcomer").count()).isZero();
    world.engine().getIdentityService().deleteUser("newcomer");
  }

  @Test
  void whenItIsClosedItsDatabaseIsGoneAndItsMemoryIsFree() {
    TrialWorld another = worlds.open(List.of());
    String database = another.jdbc().sql("call database()").query(String.class).single();
    var engine = new WeakReference<>(another.engine());
    another.close();
    another = null;
    await().atMost(30, SECONDS).until(() -> {
      System.gc();
      return engine.get() == null;
    });
    assertThatThrownBy(() -> DriverManager.getConnection("jdbc:h2:mem:" + database + ";IFEXISTS=TRUE")).isInstanceOf(SQLException.class);
  }

  @Test
  void aProposalThatDoesNotPassTheGateOpensNoWorld() {
    FlowBundle bad = new FlowBundle("bad", null, List.of(new ModelFile(null, "bad.bpmn", "<a/>".getBytes(StandardCharsets.UTF_8))));
    assertThatThrownBy(() -> worlds.open(List.of(bad))).isInstanceOf(ParseException.class);
  }

  /** Else a release with one rule more would end all try-outs. */
  @Test
  void whatIsInForceSinceThereWereFewerRulesIsInForceThereToo() {
    FlowBundle old = Redrawn.diagram(flows.inForce("settle").orElseThrow(),
        diagram -> diagram.replace("id=\"settle\"", "id=\"settle-of-old\" camunda:unheardOf=\"today\"").replace("=\"settle\"",
            "=\"settle-of-old\""));
    FlowBundles theirs = world.bean(FlowBundles.class);

    assertThatThrownBy(() -> theirs.deployAll(List.of(old), "test")).isInstanceOf(ParseException.class);
    theirs.copyAll(List.of(old), "test");

    ProcessDefinition there = latest(world.engine(), "settle-of-old");
    assertThat(there).isNotNull();
    world.engine().getRepositoryService().deleteDeployment(there.getDeploymentId(), true);
  }

  private boolean isEmpty(String table) {
    return count(world.jdbc(), table) == 0;
  }

  private static int count(JdbcClient database, String table) {
    return database.sql("select count(*) from " + table).query(Integer.class).single();
  }

  private FlowBundle renamed(String flow) {
    return Redrawn.diagram(flows.inForce(flow).orElseThrow(),
        diagram -> diagram.replaceFirst("(<bpmn:process id=\"[^\"]*\" name=\"[^\"]*)\"", "$1 anew\""));
  }

  private static Map<String, Integer> versions(ProcessEngine engine) {
    return engine.getRepositoryService().createProcessDefinitionQuery().latestVersion().list().stream()
        .collect(Collectors.toMap(ProcessDefinition::getKey, ProcessDefinition::getVersion));
  }

  private static ProcessDefinition latest(ProcessEngine engine, String flow) {
    return engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey(flow).latestVersion().singleResult();
  }
}
