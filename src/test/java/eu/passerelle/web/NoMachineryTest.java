package eu.passerelle.web;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.engine.PlainWords;
import eu.passerelle.redesign.SmallFlow;
import eu.passerelle.testing.Modeler;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.WebTest;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whatever goes wrong, and by whatever way somebody came: no answer speaks of statements, classes or codes of the engine. */
@WebTest
class NoMachineryTest {

  private static final Pattern MACHINERY = Pattern.compile("\\b(SELECT|INSERT|UPDATE|DELETE FROM|ACT_[A-Z]{2}_\\w+)\\b|ENGINE-"
      + "|\\b(org|java|javax|jakarta|eu)\\.\\w+\\.\\w|###|\\bat \\w+\\.\\w+\\(");

  @LocalServerPort private int port;

  @ParameterizedTest
  @ValueSource(strings = {"/task/no-such", "/task/no-such/form", "/task/no-such/form-variables", "/task?sortBy=nothing&sortOrder=up",
      "/task?createdBefore=yesterday", "/task?processVariables=a", "/process-instance/no-such", "/process-instance?variables=a_b",
      "/process-definition/key/no-such/xml", "/process-definition/no-such/startForm", "/deployment/no-such/resources",
      "/history/process-instance?startedAfter=long-ago", "/history/task?sortBy=x", "/decision-definition/key/no-such",
      "/filter/no-such/list",
      "/user/no-such/profile", "/engine/other/task", "/no-such-thing", "/task?firstResult=first", "/job?sortBy=x&sortOrder=y"})
  void whatIsAskedForAndIsNotThere(String path) {
    for (String user : new String[] {"ruta", "ona", "admin"}) {
      plain(visitor().getJson("/engine-rest" + path, "Authorization", Visitor.basic(user, House.PASSWORD)));
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '^', value = {
      "/task/no-such/claim                             | {\"userId\": \"ruta\"}",
      "/task/no-such/complete                          | {}",
      "/task/no-such/submit-form                       | {\"variables\": {\"age\": {\"value\": \"old\", \"type\": \"Integer\"}}}",
      "/task/no-such/submit-form                       | {\"variables\": {\"age\": {\"value\": \"1\", \"type\": \"NoSuchType\"}}}",
      "/task/no-such/submit-form                       | {\"variables\": \"none\"}",
      "/task/no-such/submit-form                       | [1, 2]",
      "/task/no-such/submit-form                       | {\"variables\": ",
      "/task/no-such/submit-form                       | ^^",
      "/task/no-such/submit-form                       | {\"unknown\": 1}",
      "/process-definition/key/no-such/start           | {}",
      "/process-definition/key/travel/start            | {\"businessKey\": 7, \"variables\": []}",
      "/process-definition/key/opportunity/submit-form | {\"variables\": {\"a\": {\"value\": {}, \"type\": \"Object\"}}}",
      "/message                                        | {\"messageName\": \"nothing\"}",
      "/message                                        | {}",
      "/task                                           | {\"sorting\": [{\"sortBy\": \"x\", \"sortOrder\": \"up\"}]}",
      "/task                                           | {\"taskVariables\": [{\"name\": \"a\", \"operator\": \"near\", \"value\": 1}]}",
      "/group/create                                   | {\"id\": \"a b'c\"}",
      "/authorization/create                           | {\"type\": 9, \"resourceType\": 99}"})
  void whatIsSentAndCannotBeTaken(String path, String body) {
    for (String user : new String[] {"ruta", "ona", "admin"}) {
      plain(visitor().json("POST", "/engine-rest" + path, body, "Authorization", Visitor.basic(user, House.PASSWORD)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"no XML at all", "<bpmn:definitions", "<definitions/>", ""})
  void whatIsDeployedAndCannotBeRead(String diagram) {
    for (String user : new String[] {"ruta", "ona", "admin"}) {
      plain(new Modeler(port, Visitor.basic(user, House.PASSWORD)).deploy("Broken", "broken.bpmn", diagram));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ruta", "admin"})
  void whatIsLongerThanADatabaseHasRoomFor(String user) {
    String id = SmallFlow.PREFIX + "a".repeat(300);

    plain(new Modeler(port, Visitor.basic(user, House.PASSWORD)).deploy("Long", "long.bpmn", SmallFlow.diagram(id, "Wait")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/no-such", "/api/applications/no-such"})
  void ourOwnInterface(String path) {
    for (String body : new String[] {"{", "[]", "{}", ""}) {
      plain(visitor().json("POST", path, body, "Authorization", Visitor.basic("ruta", House.PASSWORD)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/cases/no-such", "/proposals/no-such", "/flows/no-such", "/schemes/no-such", "/cases?page=first",
      "/opportunities/no-such", "/proposals/no-such/report.json", "/applications/no-such"})
  void pages(String path) {
    plain(signedIn().get(path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/proposals/no-such/way/withdraw", "/proposals/no-such/reason", "/flows/no-such/close", "/cases/no-such/actions/x",
          "/roles", "/people/no-such"})
  void formsOfPages(String path) {
    Visitor ruta = signedIn();
    plain(ruta.post(path, ruta.form()));
  }

  @Test
  void aCollisionIsToldInWords() {
    assertThat(PlainWords.of("ENGINE-03005 Execution of 'UPDATE ExecutionEntity[1]' failed. Entity was updated by "
        + "another transaction concurrently.", "Failed.")).startsWith("Somebody else changed this in the same moment");
  }

  private static void plain(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isGreaterThanOrEqualTo(400);
    assertThat(MACHINERY.matcher(answer.body()).results().map(found -> found.group()).toList()).as(answer.body()).isEmpty();
  }

  private Visitor visitor() {
    return new Visitor(port);
  }

  private Visitor signedIn() {
    return House.visitor(port, "ruta");
  }
}
