package eu.passerelle.founding;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.engine.tables.TimeLimits;
import eu.passerelle.founding.Readiness.Lack;
import eu.passerelle.scheme.Corridor;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.stakeholder.Organisation;
import eu.passerelle.stakeholder.Organisations;
import eu.passerelle.stakeholder.Organisations.Member;
import eu.passerelle.stakeholder.Participations;
import eu.passerelle.stakeholder.Role;
import eu.passerelle.stakeholder.Roles;
import eu.passerelle.testing.Days;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.WebTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A sixth corridor from the template: MOBILISE, from Tunisia, Egypt and Ethiopia to the Netherlands, three months in horticulture. */
@WebTest
class NewSchemeTest {

  private static final String PASSWORD = "Bridge-2-Vilnius!";
  private static final String LEAD = "horticulture-school-nl";

  @LocalServerPort private int port;
  @Autowired private Flow flow;
  @Autowired private Schemes schemes;
  @Autowired private Readiness readiness;
  @Autowired private Organisations organisations;
  @Autowired private Participations participations;
  @Autowired private Roles roles;
  @Autowired private TimeLimits limits;
  @Autowired private ProcessEngine engine;

  @BeforeEach
  void aSchoolThatWantsToLead() {
    if (organisations.find(LEAD).isEmpty()) {
      found(LEAD, "Horticulture School", "NL", "university", "noortje");
      found(FirstCase.FIRM, "Kas en Tuin", "NL", "firm", "gijs");
      found(FirstCase.MISSION, "Embassy of the Netherlands in Tunis", "TN", "mission", "wilma");
    }
  }

  @Test
  void aSchemeIsLaidDownAndItsFirstCaseRunsToItsEnd() {
    Visitor admin = new Visitor(port).signIn("admin", PASSWORD);

    var answer = post(admin, wanted());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/schemes/mobilise/readiness");
    Scheme scheme = schemes.find("mobilise").orElseThrow();
    assertThat(schemes.corridors("mobilise")).extracting(Corridor::id, Corridor::places)
        .containsExactlyInAnyOrder(org.assertj.core.groups.Tuple.tuple("mobilise-tn-nl", 40),
            org.assertj.core.groups.Tuple.tuple("mobilise-eg-nl", null),
            org.assertj.core.groups.Tuple.tuple("mobilise-et-nl", null));
    assertThat(limits.period("T_STAY", "mobilise", "NL")).contains("P3M");
    whatIsMissingIsToldAndVanishes(admin, scheme);
    theFirstCaseRunsToItsEnd();
  }

  @Test
  void whatIsWrongIsToldAndNothingIsLaidDown() {
    Visitor admin = new Visitor(port).signIn("admin", PASSWORD);
    Map<String, String> wanted = wanted();
    wanted.putAll(Map.of("id", "digital-explorers", "prefix", "DEX", "coordinators", "ruta", "corridors", "TN XX\nTN NL\nTN NL",
        "callCloses", "never"));

    var answer = post(admin, wanted);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("The short name digital-explorers is taken", "The prefix DEX belongs to another scheme",
        "ruta does not work for the lead organisation", "“TN XX” is no corridor", "“TN NL” stands there twice",
        "The first call needs a day");
    assertThat(schemes.list()).noneMatch(scheme -> scheme.leadOrganisation().equals(LEAD) && !scheme.id().equals("mobilise"));
  }

  @Test
  void onlyAdministratorsLayDownASchemeAndOnlyItsOwnPeopleReadItsReadiness() {
    Visitor coordinator = new Visitor(port).signIn("ruta", PASSWORD);

    assertThat(coordinator.get("/schemes/new").statusCode()).isEqualTo(404);
    Map<String, String> form = wanted();
    form.put("_csrf", coordinator.tokenOn("/schemes"));
    assertThat(coordinator.post("/schemes/new", form).statusCode()).isEqualTo(404);
    assertThat(coordinator.get("/schemes/digital-explorers/readiness").statusCode()).isEqualTo(200);
    assertThat(new Visitor(port).signIn("dovile", PASSWORD).get("/schemes/digital-explorers/readiness").statusCode()).isEqualTo(404);
  }

  @Test
  void aCountryWithoutAPackIsNamed() {
    Scheme scheme = schemes.find("digital-explorers").orElseThrow();
    if (schemes.corridor("digital-explorers-ng-is").isEmpty()) {
      schemes.add(new Corridor("digital-explorers-ng-is", scheme.id(), "NG", "IS", false, null));
    }

    List<Lack> lacks = lacks(scheme, "digital-explorers-ng-is");

    assertThat(lacks).extracting(Lack::kind).contains("pack", "required-papers", "silence", "closed", "call");
    assertThat(lacks).filteredOn(lack -> List.of("pack", "required-papers", "silence").contains(lack.kind())).extracting(Lack::where)
        .containsOnly("IS");
    assertThat(readiness.rows(scheme)).containsOnlyKeys("required-papers", "silence", "stay-flow");
    Visitor coordinator = new Visitor(port).signIn("ruta", PASSWORD);
    assertThat(coordinator.get("/schemes/digital-explorers/readiness").body()).contains("No country pack for Iceland",
        "which papers Iceland asks for",
        "what it means in Iceland if an authority does not answer in time");
    assertThat(coordinator.get("/schemes/digital-explorers/readiness/digital-explorers-stay-flow.dmn").body())
        .contains("To be filled in: IS.");
    assertThat(coordinator.get("/schemes/digital-explorers/readiness/digital-explorers-intakes.dmn").statusCode()).isEqualTo(404);
  }

  private void whatIsMissingIsToldAndVanishes(Visitor admin, Scheme scheme) {
    List<Lack> before = lacks(scheme, "mobilise-et-nl");
    assertThat(before).filteredOn(lack -> lack.kind().equals("role")).extracting(Lack::what)
        .contains("Support organisation", "Employer", "Recruiter").doesNotContain("Lead authority", "Diplomatic mission");
    assertThat(before).filteredOn(lack -> lack.kind().equals("authorities")).extracting(Lack::what).containsExactly("Diplomatic mission");
    assertThat(admin.get("/schemes/mobilise/readiness").body()).contains("Nobody plays the role Support organisation",
        "Ethiopia to Netherlands",
        "Nobody is known to play the role Diplomatic mission in Netherlands", "/schemes/mobilise/readiness/mobilise-authorities.dmn");

    roles.list().stream()
        .filter(role -> before.stream().filter(lack -> lack.kind().equals("role")).anyMatch(lack -> lack.what().equals(role.label())))
        .map(Role::key).filter(role -> !role.equals("employer")).forEach(role -> participations.playInScheme(scheme.id(), role, LEAD));
    participations.mayPlay(scheme.id(), "employer", FirstCase.FIRM);
    Corridor tunisia = schemes.corridor("mobilise-tn-nl").orElseThrow();
    participations.playInCorridor(tunisia, "recruiter", "aneti");
    participations.playInCorridor(tunisia, "origin-partner", "aneti");
    assertThat(lacks(scheme, "mobilise-et-nl")).extracting(Lack::kind).containsExactly("authorities");

    theStubsOfTheCountryPackAreFilledIn(admin);

    assertThat(lacks(scheme, "mobilise-tn-nl")).isEmpty();
    assertThat(lacks(scheme, "mobilise-et-nl")).extracting(Lack::kind).containsExactly("authorities");
    assertThat(participations.partyOf(null, "mobilise", "mobilise-tn-nl", "mission").groupId()).isEqualTo(FirstCase.MISSION);
  }

  /** Somebody opens the file in the Modeler and writes who issues visas in Tunis; it is deployed. */
  private void theStubsOfTheCountryPackAreFilledIn(Visitor admin) {
    String file = admin.get("/schemes/mobilise/readiness/mobilise-authorities.dmn").body();
    assertThat(file).contains("To be filled in: mission, NL, TN.", "To be filled in: mission, NL, EG.",
        "To be filled in: mission, NL, ET.");
    assertThat(file).as("as it has been deployed at once").isEqualTo(deployedTable("mobilise-authorities"));
    int stub = file.indexOf("id=\"rule_missionNlTn_out1\"");
    String filled =
        file.substring(0, stub) + file.substring(stub).replaceFirst("<text>null</text>", "<text>\"" + FirstCase.MISSION + "\"</text>");

    flow.as("admin", () -> engine.getRepositoryService().createDeployment().name("mobilise-authorities")
        .addString("mobilise-authorities.dmn", filled).deploy());
  }

  private String deployedTable(String table) {
    var decision =
        engine.getRepositoryService().createDecisionDefinitionQuery().decisionDefinitionKey(table).latestVersion().singleResult();
    try (var file = engine.getRepositoryService().getDecisionModel(decision.getId())) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void theFirstCaseRunsToItsEnd() {
    var first = new FirstCase(flow, engine);
    Journey person = first.applied();
    assertThat(person.number()).isEqualTo("MOB-%d-00001".formatted(LocalDate.now().getYear()));

    first.toTheEnd(person).endedAt("endEvent_journeyCompleted")
        .passed("callActivity_preselect", "callActivity_matchCandidate", "callActivity_authoriseStay", "callActivity_prepareDeparture",
            "callActivity_travel",
            "callActivity_settle", "callActivity_monitorStay", "callActivity_returnHome", "callActivity_reintegrate",
            "callActivity_followUp")
        .hasVariable("outcome", "completed").hasVariable("stage", "follow-up").hasVariable("employerName", "Kas en Tuin")
        .hasVariable("stayOutcome", "completed").hasVariable("reintegrationOutcome", "venture").hasVariable("lossReason", null);
  }

  private void found(String id, String name, String country, String kind, String... people) {
    organisations.add(new Organisation(id, name, country, kind));
    for (String person : people) {
      organisations.add(id,
          new Member(person, person.substring(0, 1).toUpperCase(Locale.ROOT) + person.substring(1), "de Groot", person + "@example.org"),
          PASSWORD);
    }
  }

  private List<Lack> lacks(Scheme scheme, String corridor) {
    return readiness.of(scheme).get(schemes.corridor(corridor).orElseThrow());
  }

  private static java.net.http.HttpResponse<String> post(Visitor visitor, Map<String, String> form) {
    form.put("_csrf", visitor.tokenOn("/schemes/new"));
    return visitor.post("/schemes/new", form);
  }

  private static Map<String, String> wanted() {
    return new HashMap<>(Map.of("id", "mobilise", "name", "MOBILISE", "prefix", "MOB", "lead", LEAD, "coordinators", "noortje",
        "corridors", "TN NL 40\nEG NL\nET NL", "callOpens", Days.ahead(0), "callCloses", LocalDate.now().plusMonths(2).toString(),
        "target", "120"));
  }
}
