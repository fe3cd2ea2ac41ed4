package eu.passerelle.flows;

import static eu.passerelle.flows.Demand.AMBER_CLOUD;
import static eu.passerelle.flows.Demand.BALTIC_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.engine.OptionSource;
import eu.passerelle.engine.OptionSource.Asked;
import eu.passerelle.engine.StartPolicy;
import eu.passerelle.opportunity.Opportunities;
import eu.passerelle.opportunity.Opportunity;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who may offer, who sees what, and what a firm gets to know about people. */
@FlowTest
class OpportunityPeopleTest {

  @Autowired Flow flow;
  @Autowired ProcessEngine engine;
  @Autowired JdbcClient jdbc;
  @Autowired Opportunities opportunities;
  @Autowired List<OptionSource> sources;
  @Autowired List<StartPolicy> policies;

  private Demand demand;

  @BeforeEach
  void begin() {
    demand = new Demand(flow, engine, jdbc);
  }

  @Test
  void aFirmExpressesInterestForItselfUnderANumberOfItsOwn() {
    var opportunity = express("dovile", BALTIC_BYTE);

    assertThat(opportunity.number()).matches("DEX-OPP-\\d{4}-\\d{4}");
    opportunity.waitsAt("userTask_recordCommitment").hasVariable("scheme", "digital-explorers").hasVariable("origin", "NG")
        .hasVariable("destination", "LT").hasVariable("employerName", opportunityName(BALTIC_BYTE));
    assertThat(demand.employer(opportunity)).isEqualTo(BALTIC_BYTE);
    assertThat(demand.row(opportunity)).isEqualTo("INTEREST 0 null");
  }

  @Test
  void aFirmStartsItsOpportunityFromTheFormAndNoBlockByItself() {
    var answers = Map.<String, Object>of("employerOrganisation", BALTIC_BYTE, "corridor", "digital-explorers-ng-lt", "motive", "shortage",
        "firmSize", "small", "firstForeignHire", true, "profiles", "Java developers", "mentors", 2);
    var started = new String[1];

    flow.as("dovile", () -> started[0] = engine.getFormService().submitStartForm(definition("opportunity"), answers).getBusinessKey());

    flow.of(started[0]).waitsAt("userTask_recordCommitment").hasVariable("motive", "shortage");
    flow.as("dovile", () -> {
      assertThatThrownBy(() -> engine.getFormService().submitStartForm(definition("meet-candidate"), Map.of()))
          .isInstanceOf(AuthorizationException.class);
      assertThatThrownBy(() -> engine.getRuntimeService().startProcessInstanceByKey("opportunity", answers))
          .isInstanceOf(AuthorizationException.class);
    });
  }

  @Test
  void whoHasWorkInAnOpportunitySeesItAsLongAsThatIsOpen() {
    var opportunity = demand.interest(BALTIC_BYTE);
    assertThat(seen(opportunity, "ventures-platform")).isFalse();

    opportunity.complete("userTask_recordCommitment", "committed", true).complete("userTask_describeVacancy", Demand.vacancyOf(1));
    assertThat(opportunity.groupsOf("userTask_drawUpShortlist")).containsExactly("ventures-platform");
    assertThat(seen(opportunity, "ventures-platform")).isTrue();
    assertThat(seen(opportunity, AMBER_CLOUD)).isFalse();

    demand.shortlist(opportunity, demand.candidate());
    assertThat(seen(opportunity, "ventures-platform")).isFalse();
    assertThat(seen(opportunity, BALTIC_BYTE)).isTrue();
  }

  private boolean seen(Flow.Journey opportunity, String organisation) {
    return opportunities.findVisibleTo(Set.of(organisation), opportunity.number()).isPresent();
  }

  @Test
  void aFirmDoesNotSpeakForAnother() {
    int before = opportunities.countVisibleTo(Set.of("coordinators-digital-explorers"));

    assertThatThrownBy(() -> express("dovile", AMBER_CLOUD)).hasMessage("You may express interest only for your own organisation.");

    assertThat(opportunities.countVisibleTo(Set.of("coordinators-digital-explorers"))).isEqualTo(before);
  }

  @Test
  void nobodySpeaksForAFirmThatTakesNoPartOrInACorridorThatIsClosed() {
    assertThatThrownBy(() -> express("ruta", "code-academy")).hasMessage("This firm takes no part in Digital Explorers.");
    jdbc.sql("update corridor set is_open = false").update();
    try {
      assertThatThrownBy(() -> express("ruta", BALTIC_BYTE)).hasMessage("This corridor takes no new opportunities.");
    } finally {
      jdbc.sql("update corridor set is_open = true").update();
    }
  }

  @Test
  void aCoordinatorSpeaksForAnyFirmOfTheScheme() {
    assertThat(demand.employer(express("ruta", AMBER_CLOUD))).isEqualTo(AMBER_CLOUD);
  }

  @Test
  void aFirmSeesItsOwnOpportunitiesAndACoordinatorThoseOfTheScheme() {
    var ours = demand.interest(BALTIC_BYTE);
    var theirs = demand.interest(AMBER_CLOUD);

    assertThat(opportunities.visibleTo(Set.of(BALTIC_BYTE), 0, 500)).extracting(Opportunity::number).contains(ours.number())
        .doesNotContain(theirs.number());
    assertThat(opportunities.visibleTo(Set.of("coordinators-digital-explorers"), 0, 500)).extracting(Opportunity::number)
        .contains(ours.number(), theirs.number());
    assertThat(opportunities.visibleTo(Set.of("afriko"), 0, 500)).isEmpty();
    assertThat(opportunities.visibleTo(Set.of(), 0, 500)).isEmpty();
  }

  @Test
  void theListComesInPagesNewestFirst() {
    var older = demand.interest(BALTIC_BYTE);
    var newer = demand.interest(BALTIC_BYTE);

    assertThat(opportunities.visibleTo(Set.of(BALTIC_BYTE), 0, 1)).extracting(Opportunity::number).containsExactly(newer.number());
    assertThat(opportunities.visibleTo(Set.of(BALTIC_BYTE), 1, 1)).extracting(Opportunity::number).containsExactly(older.number());
  }

  @Test
  void theRecruiterChoosesAmongThoseWhoSearchAndSeesAProfileWithoutAFamilyName() {
    var free = demand.candidate();
    var taken = demand.candidate();
    demand.accept(taken, demand.offer(AMBER_CLOUD, taken));
    var suspended = demand.candidate();
    suspend(suspended, true);
    var vacancy = demand.vacancy(BALTIC_BYTE, 1);
    var available = sources.stream().filter(source -> source.key().equals("cases.available")).findFirst().orElseThrow();

    var options = available.options(new Asked("bisi", List.of("ventures-platform"), "opportunity", vacancy.number(), null));

    assertThat(options).extracting(OptionSource.Option::value).contains(free.number()).doesNotContain(taken.number(), suspended.number());
    assertThat(options).filteredOn(option -> option.value().equals(free.number())).extracting(OptionSource.Option::label)
        .containsExactly(free.number() + " · Adaeze · 2512 · 36 months · English B2");
    suspend(suspended, false);
  }

  @Test
  void anOfferToASuspendedCaseWaitsUntilTheCaseGoesOn() {
    var person = demand.candidate();
    var vacancy = demand.meetings(BALTIC_BYTE, 1, person);
    demand.interview(vacancy, person, "offer");
    suspend(person, true);

    assertThatThrownBy(vacancy::runJobs).hasMessage("The case " + person.number() + " is suspended; the offer is sent once it goes on.");
    assertThat(demand.offers(person)).isEmpty();

    suspend(person, false);
    vacancy.runJobs();
    person.waitsAt("userTask_answerOffer");
  }

  @Test
  void theSeatOfSomebodyWhoWithdrawsBeforeTheContractIsOpenAgainWhoeverRecordsIt() {
    var person = demand.candidate();
    var vacancy = demand.meetings(BALTIC_BYTE, 2, person);
    demand.decide(vacancy, person, "offer");
    demand.accept(person, vacancy);
    assertThat(demand.row(vacancy)).endsWith(" 1 null");

    person.message("candidateWithdrew").completeAs("ona", "userTask_settleWithdrawal", "lossReason", "family");

    person.endedAt("endEvent_candidateWithdrawn");
    assertThat(demand.row(vacancy)).endsWith(" 0 null");
    vacancy.isOpen().hasVariable("seatsTaken", 0);
  }

  @Test
  void aDiagramCannotHandAnAssessmentToAFirm() {
    String model = read("processes/meet-candidate/meet-candidate.bpmn").replace("english, earliestStart", "english, interviewScore");
    var deployment = engine.getRepositoryService().createDeployment().name("meet-candidate, edited").addString("meet-candidate.bpmn", model)
        .addString("interview-for-vacancy.form", read("forms/meet-candidate/interview-for-vacancy.form")).deploy();
    try {
      var person = demand.candidate();
      var vacancy = demand.vacancy(BALTIC_BYTE, 1);

      assertThatThrownBy(() -> demand.shortlist(vacancy, person))
          .hasMessage("‘interviewScore’ is no answer of the application form, so firms may not see it.");
    } finally {
      engine.getRepositoryService().deleteDeployment(deployment.getId(), true);
    }
  }

  @Test
  void whatTwoFirmsWriteAboutOnePersonStaysWithEach() {
    var person = demand.candidate();
    var ours = demand.meetings(BALTIC_BYTE, 1, person);
    var theirs = demand.meetings(AMBER_CLOUD, 1, person);
    demand.decide(ours, person, "offer");

    var seenByTheOther = engine.getTaskService().getVariables(demand.meeting(theirs, person).getId());

    assertThat(seenByTheOther).doesNotContainKeys("interviewNotes", "fit", "decision").containsEntry("employerName", "Amber Cloud");
  }

  @Test
  void theFormOfOneSchemeTakesNoOfferForAnother() {
    Map<String, Object> answers = Map.of("employerOrganisation", BALTIC_BYTE, "corridor", "digital-explorers-ng-lt");
    var policy = policies.stream().filter(one -> one.appliesTo("thamm-opportunity", "opportunity")).findFirst().orElseThrow();

    assertThatThrownBy(() -> policy.prepare("thamm-opportunity", "ruta", answers))
        .hasMessage("This form is for offers in THAMM. Choose one of its corridors.");
    assertThat(policy.prepare("opportunity", "ruta", answers).number()).startsWith("DEX-OPP-");
  }

  /** As the start form does it, once the form itself is in order. */
  private Journey express(String user, String firm) {
    Map<String, Object> answers = Map.of("employerOrganisation", firm, "corridor", "digital-explorers-ng-lt", "motive", "shortage",
        "firmSize", "small", "firstForeignHire", true, "profiles", "Java developers", "mentors", 2);
    var policy = policies.stream().filter(one -> one.appliesTo("opportunity", "opportunity")).findFirst().orElseThrow();
    var start = policy.prepare("opportunity", user, answers);
    return flow.start("opportunity", start.number(), start.variables());
  }

  private String definition(String key) {
    return engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey(key).latestVersion().singleResult().getId();
  }

  private String opportunityName(String firm) {
    return jdbc.sql("select name from organisation where id = ?").param(firm).query(String.class).single();
  }

  private void suspend(Journey person, boolean stop) {
    engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(person.number()).list().forEach(instance -> {
      if (stop) {
        engine.getRuntimeService().suspendProcessInstanceById(instance.getId());
      } else {
        engine.getRuntimeService().activateProcessInstanceById(instance.getId());
      }
    });
  }

  private static String read(String file) {
    try {
      return java.nio.file.Files.readString(java.nio.file.Path.of(file));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
