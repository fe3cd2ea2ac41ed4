package eu.passerelle.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.passerelle.testing.Postgres;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.WebTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** Who plays which role, changed through the pages: for a scheme, a corridor, one case. */
@WebTest
@ContextConfiguration(initializers = Postgres.class)
class RolePagesTest {

  private static final String BOARD = "/roles/digital-explorers";
  private static final String RECRUITER = BOARD + "/recruiter";
  private static final String CORRIDOR = RECRUITER + "/corridors/digital-explorers-ng-lt";

  @Autowired private House house;
  @Autowired private TaskService tasks;
  @Autowired private JdbcClient jdbc;
  @LocalServerPort private int port;
  private Visitor ruta;

  @BeforeEach
  void signIn() {
    ruta = House.visitor(port, "ruta");
  }

  @AfterEach
  void playAsBefore() {
    jdbc.sql("delete from participation where role = 'recruiter' and scheme_id = 'digital-explorers'").update();
    jdbc.sql("""
        insert into participation (level, place, role, organisation_id, scheme_id, since)
        values ('SCHEME', 'digital-explorers', 'recruiter', 'ventures-platform', 'digital-explorers', current_timestamp)""").update();
    jdbc.sql("delete from role_candidate where role = 'recruiter' and scheme_id = 'digital-explorers'").update();
  }

  @Test
  void theOpenTasksFollowWhoPlaysTheRoleInTheScheme() {
    var number = house.caseUnderReview();
    claim(number, "bisi");

    assertThat(name(RECRUITER, "ventures-platform", "afriko").headers().firstValue("Location").orElseThrow()).endsWith(BOARD);

    assertThat(ruta.get(BOARD).body())
        .contains("AfriKo now plays the role Recruiter (Digital Explorers). Open tasks follow within moments.");
    awaitGroup(number, "afriko");
    assertThat(tasks.createTaskQuery().processInstanceBusinessKey(number).singleResult().getAssignee()).isNull();
    assertThat(taskSeenBy("bisi", number)).as("who played it before").isIn(403, 404);
    assertThat(House.visitor(port, "ona").get("/cases/" + number).statusCode()).as("who plays it now").isEqualTo(200);
    assertThat(ruta.get("/cases/" + number).body()).contains("Recruiter: AfriKo instead of Ventures Platform", "named by R");
  }

  @Test
  void aRoleThatNobodyPlaysStandsFirstAndItsTasksGoToTheCoordinators() {
    var number = house.caseUnderReview();

    name(RECRUITER, "ventures-platform", "");

    var board = ruta.get(BOARD).body();
    assertThat(board).contains("Nobody plays the role Recruiter now (Digital Explorers)", "Roles that nobody plays",
        "Their tasks go to the coordinators until somebody is named.");
    assertThat(board.indexOf("recruiter")).isLessThan(board.indexOf("lead-authority"));
    awaitGroup(number, "coordinators-digital-explorers");
    name(RECRUITER, "", "ventures-platform");
    awaitGroup(number, "ventures-platform");
  }

  @Test
  void onlyWhatTheDiagramsOfTheSchemeNeedInItsOwnCorridorsIsAskedFor() {
    assertThat(ruta.get(BOARD).body()).doesNotContain("Roles that nobody plays");
    assertThat(House.visitor(port, "yannick").get("/roles/match").body()).doesNotContain("Roles that nobody plays")
        .contains("Senegal to Italy: Embassy of Italy in Dakar (country pack)", "<li>Nigeria to Luxembourg: ADEM</li>");
  }

  @Test
  void aCorridorMayHaveAnotherPlayer() {
    var number = house.caseUnderReview();

    name(CORRIDOR, "", "afriko");

    assertThat(ruta.get(BOARD).body()).contains("Nigeria to Lithuania: AfriKo");
    awaitGroup(number, "afriko");
    assertThat(taskSeenBy("bisi", number)).as("passed over in the corridor").isIn(403, 404);
    name(CORRIDOR, "afriko", "");
    awaitGroup(number, "ventures-platform");
  }

  @Test
  void whoSavesSecondSeesWhatTheFirstHasChanged() {
    name(RECRUITER, "ventures-platform", "afriko");

    var answer = name(RECRUITER, "ventures-platform", "code-academy");

    assertThat(answer.body()).contains("Somebody else has changed this meanwhile", "AfriKo instead of Ventures Platform", "by R");
    assertThat(ruta.get(RECRUITER).body()).contains("value=\"afriko\" selected=\"selected\"");
  }

  @Test
  void whatIsNotThereIsRefused() {
    assertThat(name(RECRUITER, "ventures-platform", "no-such").statusCode()).isEqualTo(400);
    assertThat(name(BOARD + "/no-such", "", "afriko").statusCode()).isEqualTo(404);
    assertThat(name(RECRUITER + "/corridors/no-such", "", "afriko").statusCode()).isEqualTo(404);
    assertThat(name("/roles/no-such/recruiter", "", "afriko").statusCode()).isEqualTo(404);
    assertThat(ruta.post(RECRUITER, Map.of("organisation", "afriko", "before", "ventures-platform")).statusCode()).as("no token")
        .isEqualTo(403);
    var bisi = House.visitor(port, "bisi");
    assertThat(bisi.post(RECRUITER, Map.of("_csrf", bisi.tokenOn("/cases"), "organisation", "afriko", "before", "ventures-platform"))
        .statusCode()).isEqualTo(404);
    assertThat(players()).containsExactly("ventures-platform");
  }

  @Test
  void onlyWhoMayPlayTheRoleIsNamedForACase() {
    var number = house.caseUnderReview();
    var page = "/cases/" + number + "/parties/recruiter";
    assertThat(name(page, "", "afriko").statusCode()).isEqualTo(400);

    ruta.post(RECRUITER + "/candidates", Map.of("_csrf", ruta.tokenOn(BOARD), "organisations", "afriko", "before", ""));
    assertThat(ruta.get(BOARD).body()).contains("Who may be chosen for the role Recruiter is saved");
    assertThat(ruta.get(page + "/confirm?organisation=afriko&before=").body()).contains("AfriKo will play the role Recruiter in " + number,
        "One open task goes there at once", "Ventures Platform loses this case");
    assertThat(group(number)).as("asked, not done yet").isEqualTo("ventures-platform");

    assertThat(name(page, "", "afriko").statusCode()).isEqualTo(302);
    assertThat(group(number)).isEqualTo("afriko");
    assertThat(ruta.get("/cases/" + number).body()).contains("The open tasks of this role have followed.",
        "Recruiter: AfriKo instead of Ventures Platform");
    assertThat(taskSeenBy("bisi", number)).isIn(403, 404);
    assertThat(taskSeenBy("ona", number)).isEqualTo(200);

    name(page, "", "ventures-platform");
    assertThat(ruta.get(page).body()).contains("Somebody else has changed this meanwhile");
    name(page, "afriko", "");
    assertThat(group(number)).isEqualTo("ventures-platform");
  }

  @Test
  void whoMayBeChosenIsChangedOnlyWhereThePersonHasChangedIt() {
    var token = ruta.tokenOn(BOARD);
    ruta.post(RECRUITER + "/candidates", Map.of("_csrf", token, "organisations", "afriko", "before", ""));
    ruta.post(RECRUITER + "/candidates", Map.of("_csrf", token, "organisations", "code-academy", "before", ""));

    assertThat(
        jdbc.sql("select organisation_id from role_candidate where role = 'recruiter' and scheme_id = 'digital-explorers' order by 1")
            .query(String.class).list())
        .containsExactly("afriko", "code-academy");
    assertThat(ruta.post(RECRUITER + "/candidates", Map.of("_csrf", token, "organisations", "no-such", "before", "")).statusCode())
        .isEqualTo(400);
  }

  private HttpResponse<String> name(String path, String before, String organisation) {
    return ruta.post(path, Map.of("_csrf", ruta.tokenOn("/cases"), "before", before, "organisation", organisation));
  }

  private void claim(String number, String userId) {
    tasks.claim(tasks.createTaskQuery().processInstanceBusinessKey(number).singleResult().getId(), userId);
  }

  private int taskSeenBy(String userId, String number) {
    var task = tasks.createTaskQuery().processInstanceBusinessKey(number).singleResult().getId();
    return new Visitor(port).getJson("/engine-rest/task/" + task, "Authorization", Visitor.basic(userId, House.PASSWORD)).statusCode();
  }

  private void awaitGroup(String number, String group) {
    await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(group(number)).isEqualTo(group));
  }

  private String group(String number) {
    var task = tasks.createTaskQuery().processInstanceBusinessKey(number).singleResult();
    List<String> groups =
        tasks.getIdentityLinksForTask(task.getId()).stream().map(IdentityLink::getGroupId).filter(id -> id != null).toList();
    assertThat(groups).hasSize(1);
    return groups.get(0);
  }

  private List<String> players() {
    return jdbc.sql("select organisation_id from participation where role = 'recruiter' and scheme_id = 'digital-explorers'")
        .query(String.class).list();
  }
}
