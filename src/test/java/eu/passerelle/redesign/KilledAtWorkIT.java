package eu.passerelle.redesign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.passerelle.testing.BuiltJar;
import eu.passerelle.testing.BuiltJars;
import eu.passerelle.testing.LongRun;
import eu.passerelle.testing.Modeler;
import eu.passerelle.testing.Postgres;
import eu.passerelle.testing.Visitor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The built jar is killed with {@code kill -9} while it moves the cases of a call to a version that was published a moment ago, and while
 * another change is being tried; then it is started again. The database is whole at every moment, in the end each case has moved once, and
 * the try-out, which has touched nothing, is run once more.
 */
@LongRun
class KilledAtWorkIT {

  private static final String PASSWORD = "Bridge-2-Vilnius!";
  private static final int APPLICATIONS = 400;
  private static final String REVIEW = "Review the refusal once more";
  private static final String INVITE = "Invite to the interview";

  private final String database = Postgres.newDatabase();
  private final JdbcClient sql = JdbcClient.create(new DriverManagerDataSource(database, "postgres", ""));

  @RegisterExtension final BuiltJars jar = new BuiltJars();

  @Test
  void whatWasUnderWayWhenTheServerWasKilledComesToItsEndAllTheSame() throws Exception {
    BuiltJar first = start();
    applicationsComeIn(first);
    List<String> applied = numbers("select number from case_overview order by number");
    List<String> cases = casesUnderReview();
    assertThat(cases).as("cases that wait for the review of their refusal").hasSizeGreaterThan(200);
    String number = propose(first, "preselect", "Review refusal", REVIEW);
    String tried = propose(first, "interview-candidate", "Schedule interview", INVITE);
    haveTried(first, tried);
    // else the server's own round, once a minute, would write it down meanwhile
    sql.sql("update participation_change set followed_at = changed_at where followed_at is null").update();
    Map<String, String> untouched = everythingElse();

    await().atMost(Duration.ofMinutes(2)).until(() -> count("select done from try_out where state = 'RUNNING'") > 0);
    assertThat(everythingElse()).as("what stands in the tables while made-up people go their ways").isEqualTo(untouched);

    publish(first, number);
    await().pollInterval(Duration.ofMillis(5)).atMost(Duration.ofSeconds(30)).until(() -> moves("MOVED") >= 50);
    first.kill();

    int moved = moves("MOVED");
    assertThat(moves("WAITING")).as("still to move, beside %d that have moved", moved).isPositive();
    eachIsWhereItsReceiptSays(cases);
    assertThat(numbers("select state from try_out")).containsExactly("RUNNING");

    BuiltJar second = start();
    Visitor ruta = new Visitor(second.port()).signIn("ruta", PASSWORD);
    theTryOutIsRunOnceMore(ruta, tried);
    await().atMost(Duration.ofSeconds(60)).until(() -> moves("WAITING") == 0);

    assertThat(moves("MOVED")).isEqualTo(cases.size()).isGreaterThan(moved);
    assertThat(casesUnderReview()).isEqualTo(cases);
    eachIsWhereItsReceiptSays(cases);
    assertThat(numbers("select t.ID_ from ACT_RU_TASK t where t.TASK_DEF_KEY_ = 'userTask_reviewRefusal' and t.NAME_ <> '" + REVIEW + "'"))
        .isEmpty();
    assertThat(count(
        "select sum(cast(NEW_VALUE_ as integer)) from ACT_HI_OP_LOG where OPERATION_TYPE_ = 'Migrate' and PROPERTY_ = 'nrOfInstances'"))
        .as("migrations that the engine has noted").isEqualTo(cases.size());
    for (String one : List.of(cases.get(0), cases.get(moved - 1), cases.get(moved), cases.get(cases.size() - 1))) {
      assertThat(ruta.get("/cases/" + one).body().split("changed from version 1 to version 2", -1)).as("told on the timeline of %s", one)
          .hasSize(2);
    }
    assertThat(numbers("select number from case_overview order by number")).isEqualTo(applied);
    assertThat(numbers("select distinct USER_ID_ from ACT_HI_OP_LOG where USER_ID_ is not null")).as("who is said to have done something")
        .containsOnly("ruta", "admin");
  }

  /** The flow of the proposal notices by itself; a minute is only a moment here. */
  private void theTryOutIsRunOnceMore(Visitor ruta, String number) {
    String page = "/proposals/" + number + "/try-out";
    sql.sql("update try_out set heartbeat = heartbeat - interval '1 minute'").update();
    assertThat(ruta.get(page).body()).contains(">interrupted<", "It can be started again.", ">Try it out again<");
    assertThat(lookAgain(Duration.ZERO)).isOne();
    await().atMost(Duration.ofMinutes(2))
        .until(() -> count("select max(done) from try_out where heartbeat > now() - interval '9 seconds'") > 0);
    ruta.post(page + "/stop", Map.of("_csrf", ruta.tokenOn(page)));
    await().atMost(Duration.ofSeconds(60)).until(() -> numbers("select state from try_out").equals(List.of("STOPPED")));
    assertThat(ruta.get(page).body()).containsPattern("(One made-up case|\\d+ made-up cases), \\d+ tasks completed");
    await().atMost(Duration.ofSeconds(60)).until(() -> lookAgain(Duration.ZERO) == 0 && tasks(number, "userTask_judgeTryOut").size() == 1);
  }

  /** At every moment: one version, one open task, one organisation, and the receipt that belongs to it. */
  private void eachIsWhereItsReceiptSays(List<String> cases) {
    assertThat(numbers("""
        select p.BUSINESS_KEY_ from ACT_RU_EXECUTION p join ACT_RE_PROCDEF d on d.ID_ = p.PROC_DEF_ID_ join case_move m on m.instance_id = p.ID_
        where p.PARENT_ID_ is null and d.VERSION_ = case m.state when 'MOVED' then 2 else 1 end order by p.BUSINESS_KEY_"""))
        .isEqualTo(cases);
    assertThat(numbers("""
        select p.BUSINESS_KEY_ from ACT_RU_TASK t join ACT_RU_EXECUTION p on p.ID_ = t.PROC_INST_ID_ and t.PROC_DEF_ID_ = p.PROC_DEF_ID_
        join ACT_RU_IDENTITYLINK l on l.TASK_ID_ = t.ID_ and l.GROUP_ID_ is not null
        where t.TASK_DEF_KEY_ = 'userTask_reviewRefusal' order by p.BUSINESS_KEY_""")).as("cases, one for each owner of a task")
        .isEqualTo(cases);
  }

  private List<String> casesUnderReview() {
    return numbers("""
        select p.BUSINESS_KEY_ from ACT_RU_EXECUTION p join ACT_RE_PROCDEF d on d.ID_ = p.PROC_DEF_ID_
        where p.PARENT_ID_ is null and d.KEY_ = 'preselect' order by p.BUSINESS_KEY_""");
  }

  private List<String> numbers(String query) {
    return sql.sql(query).query(String.class).list();
  }

  private int moves(String state) {
    return count("select count(*) from case_move where state = '" + state + "'");
  }

  /** @return 0 also when there is nothing to count */
  private int count(String query) {
    return sql.sql("select coalesce((" + query + "), 0)").query(Integer.class).single();
  }

  /** @return what stands in each table but the try-outs' own, and that of the jobs: a clean-up looks at the clock */
  /** The engine's jobs and their log are left out: between two and five at night it cleans up its history. */
  private Map<String, String> everythingElse() {
    return numbers("""
        select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'
        and table_name not in ('try_out', 'act_ru_job', 'act_hi_job_log')""").stream().collect(Collectors.toMap(table -> table,
        table -> sql.sql("select coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), 'empty') from " + table + " t")
            .query(String.class).single()));
  }

  private void applicationsComeIn(BuiltJar running) throws Exception {
    String file = new ClassPathResource("demo/applications-digital-explorers.csv").getContentAsString(StandardCharsets.UTF_8).lines()
        .limit(APPLICATIONS + 1L).collect(Collectors.joining("\n"));
    var sent = running.post("/api/cohorts/digital-explorers-2019/applications", "text/csv", file, "ruta", PASSWORD);
    assertThat(sent.statusCode()).as(sent.body()).isBetween(200, 202);
    await().atMost(Duration.ofSeconds(90)).until(() -> numbers("select state from intake_file").equals(List.of("DONE"))
        && numbers("select ID_ from ACT_RU_JOB where TYPE_ = 'message'").isEmpty());
  }

  private static String propose(BuiltJar running, String flow, String step, String renamed) throws Exception {
    String diagram = new ClassPathResource("processes/" + flow + "/" + flow + ".bpmn").getContentAsString(StandardCharsets.UTF_8);
    var answer = new Modeler(running.port(), Visitor.basic("ruta", PASSWORD)).deploy(renamed, flow + ".bpmn",
        diagram.replace("name=\"" + step + "\"", "name=\"" + renamed + "\""));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Modeler.read(answer).path("id").asText();
  }

  /** Whoever has read the report has the change tried; until it is looked at again, nothing else happens. */
  private void haveTried(BuiltJar running, String number) throws Exception {
    await().atMost(Duration.ofSeconds(60))
        .until(() -> count("select count(*) from ACT_RU_TASK where TASK_DEF_KEY_ = 'userTask_readReport'") == 2);
    var answer = running.post("/engine-rest/task/" + tasks(number, "userTask_readReport").get(0) + "/submit-form",
        "{\"variables\": {\"changeReason\": {\"value\": \"Clearer so.\"}, \"reportDecision\": {\"value\": \"try\"}}}", "ruta", PASSWORD);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
    await().atMost(Duration.ofSeconds(60)).until(() -> lookAgain(Duration.ofHours(1)) == 1);
  }

  /** @return how many flows look at their try-out again then, and not in a minute */
  private int lookAgain(Duration later) {
    return sql.sql("""
        update ACT_RU_JOB set DUEDATE_ = localtimestamp + cast(? as interval) where PROCESS_DEF_KEY_ = 'try-change' and TYPE_ = 'timer'""")
        .param(later.toString()).update();
  }

  private List<String> tasks(String number, String step) {
    return sql
        .sql(
            """
        select t.ID_ from ACT_RU_TASK t join ACT_RU_EXECUTION p on p.ID_ = t.PROC_INST_ID_ where p.BUSINESS_KEY_ = ? and t.TASK_DEF_KEY_ = ?""")
        .params(number, step).query(String.class).list();
  }

  private static void publish(BuiltJar running, String number) throws Exception {
    Visitor admin = new Visitor(running.port()).signIn("admin", PASSWORD);
    String way = "/proposals/" + number + "/way";
    admin.post(way + "/publish", Map.of("reason", "A second look is better.", "move", "true", "_csrf", admin.tokenOn(way)));
  }

  private BuiltJar start() throws Exception {
    BuiltJar running = jar.start(List.of("--spring.profiles.active=demo", "--spring.datasource.url=" + database,
        "--spring.datasource.username=postgres", "--spring.datasource.hikari.data-source-properties.reWriteBatchedInserts=true",
        "--camunda.bpm.job-execution.wait-time-in-millis=200", "--camunda.bpm.job-execution.max-wait=500"), Map.of());
    running.awaitHealth();
    return running;
  }
}
