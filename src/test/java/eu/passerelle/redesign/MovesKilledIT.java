package eu.passerelle.redesign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.passerelle.testing.BuiltJar;
import eu.passerelle.testing.Modeler;
import eu.passerelle.testing.Postgres;
import eu.passerelle.testing.Visitor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The built jar is killed with {@code kill -9} while it moves the cases of a call to a version that was published a moment ago, and started
 * again: the database is whole at every moment, and in the end each case has moved once.
 */
class MovesKilledIT {

  private static final String PASSWORD = "Bridge-2-Vilnius!";
  private static final int APPLICATIONS = 400;
  private static final String NAME = "Review the refusal once more";

  private final String database = Postgres.newDatabase();
  private final JdbcClient sql = JdbcClient.create(new DriverManagerDataSource(database, "postgres", ""));
  private final List<BuiltJar> started = new ArrayList<>();

  @TempDir
  Path folder;

  @AfterEach
  void stopAll() throws InterruptedException {
    for (BuiltJar running : started) {
      running.kill();
    }
  }

  @Test
  void casesThatAreMovedWhenTheServerIsKilledMoveOnceAllTheSame() throws Exception {
    BuiltJar first = start();
    applicationsComeIn(first);
    List<String> cases = casesUnderReview();
    assertThat(cases).as("cases that wait for the review of their refusal").hasSizeGreaterThan(200);
    String number = propose(first);
    publish(first, number);

    await().pollInterval(Duration.ofMillis(5)).atMost(Duration.ofSeconds(30)).until(() -> count("MOVED") >= 50);
    first.kill();

    int moved = count("MOVED");
    assertThat(count("WAITING")).as("still to move, beside %d that have moved", moved).isPositive();
    eachIsWhereItsReceiptSays(cases);

    BuiltJar second = start();
    await().atMost(Duration.ofSeconds(60)).until(() -> count("WAITING") == 0);

    assertThat(count("MOVED")).isEqualTo(cases.size()).isGreaterThan(moved);
    assertThat(casesUnderReview()).isEqualTo(cases);
    eachIsWhereItsReceiptSays(cases);
    assertThat(numbers("select t.ID_ from ACT_RU_TASK t where t.TASK_DEF_KEY_ = 'userTask_reviewRefusal' and t.NAME_ <> '" + NAME + "'")).isEmpty();
    assertThat(sql.sql("select sum(cast(NEW_VALUE_ as integer)) from ACT_HI_OP_LOG where OPERATION_TYPE_ = 'Migrate' and PROPERTY_ = 'nrOfInstances'")
        .query(Integer.class).single()).as("migrations that the engine has noted").isEqualTo(cases.size());
    Visitor ruta = new Visitor(second.port()).signIn("ruta", PASSWORD);
    for (String one : List.of(cases.get(0), cases.get(moved - 1), cases.get(moved), cases.get(cases.size() - 1))) {
      assertThat(ruta.get("/cases/" + one).body().split("changed from version 1 to version 2", -1)).as("told once on the timeline of %s", one).hasSize(2);
    }
  }

  /** At every moment: one version, one open task, one organisation, and the receipt that belongs to it. */
  private void eachIsWhereItsReceiptSays(List<String> cases) {
    assertThat(numbers("""
        select p.BUSINESS_KEY_ from ACT_RU_EXECUTION p join ACT_RE_PROCDEF d on d.ID_ = p.PROC_DEF_ID_ join case_move m on m.instance_id = p.ID_
        where p.PARENT_ID_ is null and d.VERSION_ = case m.state when 'MOVED' then 2 else 1 end order by p.BUSINESS_KEY_""")).isEqualTo(cases);
    assertThat(numbers("""
        select p.BUSINESS_KEY_ from ACT_RU_TASK t join ACT_RU_EXECUTION p on p.ID_ = t.PROC_INST_ID_ and t.PROC_DEF_ID_ = p.PROC_DEF_ID_
        join ACT_RU_IDENTITYLINK l on l.TASK_ID_ = t.ID_ and l.GROUP_ID_ is not null
        where t.TASK_DEF_KEY_ = 'userTask_reviewRefusal' order by p.BUSINESS_KEY_""")).as("cases, one for each owner of a task").isEqualTo(cases);
  }

  private List<String> casesUnderReview() {
    return numbers("""
        select p.BUSINESS_KEY_ from ACT_RU_EXECUTION p join ACT_RE_PROCDEF d on d.ID_ = p.PROC_DEF_ID_
        where p.PARENT_ID_ is null and d.KEY_ = 'preselect' order by p.BUSINESS_KEY_""");
  }

  private List<String> numbers(String query) {
    return sql.sql(query).query(String.class).list();
  }

  private int count(String state) {
    return sql.sql("select count(*) from case_move where state = ?").param(state).query(Integer.class).single();
  }

  private void applicationsComeIn(BuiltJar running) throws Exception {
    String file = new ClassPathResource("demo/applications-digital-explorers.csv").getContentAsString(StandardCharsets.UTF_8).lines()
        .limit(APPLICATIONS + 1L).collect(Collectors.joining("\n"));
    var sent = running.post("/api/cohorts/digital-explorers-2019/applications", "text/csv", file, "ruta", PASSWORD);
    assertThat(sent.statusCode()).as(sent.body()).isBetween(200, 202);
    await().atMost(Duration.ofSeconds(90)).until(() -> numbers("select state from intake_file").equals(List.of("DONE"))
        && numbers("select ID_ from ACT_RU_JOB where TYPE_ = 'message'").isEmpty());
  }

  private static String propose(BuiltJar running) throws Exception {
    String diagram = new ClassPathResource("processes/preselect/preselect.bpmn").getContentAsString(StandardCharsets.UTF_8);
    var answer = new Modeler(running.port(), Visitor.basic("ruta", PASSWORD)).deploy("Review", "preselect.bpmn",
        diagram.replace("name=\"Review refusal\"", "name=\"" + NAME + "\""));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Modeler.read(answer).path("id").asText();
  }

  private static void publish(BuiltJar running, String number) {
    Visitor admin = new Visitor(running.port()).signIn("admin", PASSWORD);
    String way = "/proposals/" + number + "/way";
    admin.post(way + "/publish", Map.of("reason", "A second look is better.", "move", "true", "_csrf", admin.tokenOn(way)));
  }

  private BuiltJar start() throws Exception {
    BuiltJar running = BuiltJar.start(folder, List.of("--spring.profiles.active=demo", "--spring.datasource.url=" + database,
        "--spring.datasource.username=postgres", "--spring.datasource.hikari.data-source-properties.reWriteBatchedInserts=true"), Map.of());
    started.add(running);
    running.awaitHealth();
    return running;
  }
}
