package eu.passerelle.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.casework.Cases.CaseAction;
import eu.passerelle.casework.Cases.TimelineEntry;
import eu.passerelle.scheme.Cohort;
import eu.passerelle.scheme.Corridor;
import eu.passerelle.testing.Postgres;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(initializers = Postgres.class)
class CaseVisibilityTest extends CaseTest {

  private static final String FIRM = "dovile";
  private static final String OTHER_FIRM = "simona";

  @Test
  void anOrganisationSeesACaseOnceItHasWorkThere() {
    String number = startCase();

    assertThat(cases.mayRead(number, RECRUITER)).isTrue();
    assertThat(cases.mayRead(number, SUPPORTER)).isFalse();
    complete(number, "userTask_assess");
    assertThat(cases.mayRead(number, SUPPORTER)).isTrue();
    assertThat(list(number, SUPPORTER).total()).isEqualTo(1);
  }

  @Test
  void theAuthorityOfTheCountrySeesItsCasesUntilSomebodyElseIsNamed() {
    if (schemes.corridor("trial-ma-lt").isEmpty()) {
      schemes.add(new Corridor("trial-ma-lt", SCHEME, "MA", "LT", true, null));
      schemes.add(new Cohort("trial-ma-2021", SCHEME, "trial-ma-lt", "Morocco, 2021", 2021, LocalDate.of(2021, 1, 1),
          LocalDate.of(2021, 2, 1), Map.of()));
    }
    jdbc.sql("delete from participation where place = ? and role = 'recruiter'").param(SCHEME).update();
    String number = start.start(schemes.cohort("trial-ma-2021").orElseThrow(), Map.of("givenName", "Adaeze"));

    assertThat(cases.mayRead(number, "salma")).isTrue();
    assertThat(list(number, "salma").total()).isEqualTo(1);
    assertThat(cases.mayRead(number, "olfa")).isFalse();
    assertThat(cases.mayRead(number, RECRUITER)).isFalse();

    participations.playInScheme(SCHEME, "recruiter", "ventures-platform");
    participations.playInCorridor(schemes.corridor("trial-ma-lt").orElseThrow(), "origin-employment-service", "afriko");
    assertThat(cases.mayRead(number, "salma")).isFalse();
  }

  @Test
  void whoAsksForAPageBeyondTheLastGetsTheLast() {
    String number = startCase();

    CasePage page = cases.page(new CaseFilter(SCHEME, null, number, true, 7), COORDINATOR);

    assertThat(page.page()).isZero();
    assertThat(page.cases()).hasSize(1);
    assertThat(cases.page(new CaseFilter(SCHEME, null, "NOBODY", true, 7), COORDINATOR).page()).isZero();
  }

  @Test
  void coordinatorsSeeTheirSchemeAndAdministratorsNoCases() {
    String number = startCase();

    assertThat(cases.mayRead(number, COORDINATOR)).isTrue();
    assertThat(cases.mayRead(number, "ruta")).isFalse();
    assertThat(cases.mayRead(number, "admin")).isFalse();
    assertThat(list(number, "admin").total()).isZero();
    assertThat(cases.mayRead("TRY-2021-99999", COORDINATOR)).isFalse();
  }

  @Test
  void aFirmLosesTheCaseWhenAnotherTakesItsPlace() {
    String number = caseWithEmployer("baltic-byte");
    assertThat(cases.mayRead(number, FIRM)).isTrue();
    assertThat(cases.mayRead(number, OTHER_FIRM)).isFalse();

    participations.playInCase(number, "employer", "amber-cloud");

    assertThat(cases.mayRead(number, FIRM)).isFalse();
    assertThat(list(number, FIRM).total()).isZero();
    assertThat(cases.timeline(number, FIRM)).isEmpty();
  }

  @Test
  void whoPlaysARoleEverywhereElseLosesTheCaseThatNamesAnotherAndTheCoordinatorsReadIt() {
    String number = startCase();
    participations.playInCase(number, "support-organisation", "afriko");
    jdbc.sql("insert into role_candidate (scheme_id, role, organisation_id) values (?, 'recruiter', 'code-academy')").param(SCHEME)
        .update();
    try {
      participations.playInCase(number, "recruiter", "code-academy");

      assertThat(cases.mayRead(number, RECRUITER)).isFalse();
      assertThat(cases.timeline(number, COORDINATOR)).extracting(TimelineEntry::name)
          .contains("Recruiter: Code Academy instead of Ventures Platform")
          .noneMatch(name -> name.startsWith("Support organisation:"));
      participations.leaveCase(number, "recruiter");
      assertThat(cases.mayRead(number, RECRUITER)).isTrue();
    } finally {
      jdbc.sql("delete from role_candidate where role = 'recruiter' and scheme_id = ?").param(SCHEME).update();
    }
  }

  @Test
  void aCaseThatHasEndedKeepsWhoTookPart() {
    String number = caseWithEmployer("baltic-byte");
    complete(number, "userTask_hire");

    participations.playInCase(number, "employer", "amber-cloud");

    assertThat(cases.parties(number, COORDINATOR)).extracting(Cases.CaseParty::organisationId).contains("baltic-byte")
        .doesNotContain("amber-cloud");
    assertThat(cases.timeline(number, COORDINATOR)).extracting(TimelineEntry::name).noneMatch(name -> name.contains("Amber Cloud"));
  }

  @Test
  void aPersonWhoLeavesTheOrganisationLosesItsCasesAtOnce() {
    String number = startCase();
    identity.deleteMembership("chike", "ventures-platform");
    try {
      assertThat(cases.mayRead(number, "chike")).isFalse();
    } finally {
      identity.createMembership("chike", "ventures-platform");
    }
  }

  @Test
  void theTimelineTellsStepsToAllAndPersonsOnlyToTheirOwn() {
    String number = startCase();
    tasks.claim(task(number, "userTask_assess").getId(), RECRUITER);
    complete(number, "userTask_assess");

    assertThat(assessment(number, RECRUITER).person()).isEqualTo("Bisi Adeyemi");
    assertThat(assessment(number, COORDINATOR).person()).isEqualTo("Bisi Adeyemi");
    assertThat(assessment(number, SUPPORTER)).satisfies(entry -> {
      assertThat(entry.person()).isNull();
      assertThat(entry.organisationName()).isEqualTo("Ventures Platform");
      assertThat(entry.to()).isNotNull();
    });
  }

  @Test
  void whoHasActedIsCalledAsAtThatMoment() {
    identity.saveUser(called(identity.newUser("former"), "Amaka", "Bello"));
    identity.createMembership("former", "ventures-platform");
    String number = startCase();
    tasks.claim(task(number, "userTask_assess").getId(), "former");
    complete(number, "userTask_assess");

    identity.saveUser(called(identity.createUserQuery().userId("former").singleResult(), "Amaka", "Newly-Wed"));
    assertThat(assessment(number, COORDINATOR).person()).isEqualTo("Amaka Bello");
    identity.deleteUser("former");
    assertThat(assessment(number, COORDINATOR).person()).isEqualTo("Amaka Bello");
    identity.saveUser(called(identity.newUser("former"), "Somebody", "Else"));
    assertThat(assessment(number, COORDINATOR).person()).isEqualTo("Amaka Bello");
    identity.deleteUser("former");
  }

  private static User called(User user, String firstName, String lastName) {
    user.setFirstName(firstName);
    user.setLastName(lastName);
    return user;
  }

  @Test
  void anEventIsToldWhenItHasComeAndNotWhileItIsAwaited() {
    String number = caseWithEmployer("baltic-byte");
    fireTimer(number, "boundaryEvent_late");
    assertThat(cases.timeline(number, COORDINATOR)).extracting(TimelineEntry::name).contains("30 days over")
        .doesNotContain("5 more days over");

    fireTimer(number, "event_graceOver");

    assertThat(cases.timeline(number, COORDINATOR)).extracting(TimelineEntry::name).contains("30 days over", "5 more days over",
        "Reminder due");
  }

  @Test
  void thePartyNamedFirstReplacesNobody() {
    String number = caseWithEmployer("baltic-byte");

    assertThat(cases.timeline(number, COORDINATOR)).extracting(TimelineEntry::name).contains("Employer: Baltic Byte");
  }

  @Test
  void aFirmDoesNotLookBackBeyondTheDayItBecameTheParty() throws InterruptedException {
    String number = startCase();
    complete(number, "userTask_assess", "userTask_papers");
    Thread.sleep(20);
    participations.playInCase(number, "employer", "baltic-byte");
    complete(number, "userTask_interview");

    assertThat(cases.timeline(number, FIRM)).extracting(TimelineEntry::name).containsExactly("Record hire");
  }

  @Test
  void thePartyOfTheLaneAndTheCoordinatorsMayAct() {
    String number = startCase();
    complete(number, "userTask_assess");

    assertThat(cases.actions(number, RECRUITER)).isEmpty();
    assertThat(cases.actions(number, SUPPORTER)).extracting(CaseAction::sentence).containsExactly("Record that the candidate withdraws");
    assertThat(cases.actions(number, COORDINATOR)).hasSize(1);
  }

  @Test
  void anActionHappensOnceAndOnlyByThoseWhoMay() {
    String number = startCase();
    complete(number, "userTask_assess");
    String action = cases.actions(number, SUPPORTER).get(0).id();

    assertThatThrownBy(() -> cases.trigger(number, action, RECRUITER)).isInstanceOf(NoSuchActionException.class);
    assertThatThrownBy(() -> cases.trigger(number, action, FIRM)).isInstanceOf(NoSuchActionException.class);
    identity.setAuthentication(SUPPORTER, java.util.List.of("afriko"));
    try {
      cases.trigger(number, action, SUPPORTER);
    } finally {
      identity.clearAuthentication();
    }

    assertThat(summary(number)).satisfies(row -> {
      assertThat(row.outcome()).isEqualTo("withdrawn");
      assertThat(row.lossReason()).isEqualTo("candidate-withdrew");
      assertThat(row.openCount()).isZero();
    });
    assertThat(cases.timeline(number, SUPPORTER)).extracting(TimelineEntry::name).contains("Candidate withdraws", "Candidate withdrawn");
    assertThatThrownBy(() -> cases.trigger(number, action, SUPPORTER)).hasMessageContaining("no longer waits for this");
    assertThat(withdrawal(number, SUPPORTER)).isEqualTo(withdrawal(number, COORDINATOR));
    assertThat(withdrawal(number, SUPPORTER).person()).isNotNull();
    assertThat(withdrawal(number, RECRUITER).organisationName()).isEqualTo(withdrawal(number, SUPPORTER).organisationName());
    assertThat(withdrawal(number, RECRUITER).person()).isNull();
  }

  private TimelineEntry withdrawal(String number, String userId) {
    return cases.timeline(number, userId).stream().filter(entry -> entry.name().equals("Record that the candidate withdraws"))
        .reduce((one, other) -> {
          throw new AssertionError("told twice");
        }).orElseThrow();
  }

  private TimelineEntry assessment(String number, String userId) {
    return cases.timeline(number, userId).stream().filter(entry -> entry.name().equals("Assess application")).findFirst().orElseThrow();
  }

  private CasePage list(String number, String userId) {
    return cases.page(new CaseFilter(SCHEME, null, number.toLowerCase(Locale.ROOT), true, 0), userId);
  }

  private void fireTimer(String number, String element) {
    String instance = runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).singleResult().getId();
    management.executeJob(management.createJobQuery().processInstanceId(instance).activityId(element).singleResult().getId());
  }

  private String caseWithEmployer(String organisation) {
    String number = startCase();
    participations.playInCase(number, "employer", organisation);
    complete(number, "userTask_assess", "userTask_papers", "userTask_interview");
    return number;
  }
}
