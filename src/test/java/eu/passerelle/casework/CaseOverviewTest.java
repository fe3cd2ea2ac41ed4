package eu.passerelle.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.testing.Postgres;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

@ContextConfiguration(initializers = Postgres.class)
class CaseOverviewTest extends CaseTest {

  @Autowired TransactionTemplate transaction;

  @Test
  void aNewCaseStandsInTheOverviewWithItsFirstStep() {
    String number = startCase();

    assertThat(number).matches("TRY-2021-\\d{5}");
    assertThat(summary(number)).satisfies(row -> {
      assertThat(row.schemeId()).isEqualTo(SCHEME);
      assertThat(row.corridorId()).isEqualTo(CORRIDOR);
      assertThat(row.cohortId()).isEqualTo("trial-2021");
      assertThat(row.stage()).isEqualTo("recruitment");
      assertThat(row.nextStep()).isEqualTo("Assess application");
      assertThat(row.nextGroup()).isEqualTo("ventures-platform");
      assertThat(row.open()).isTrue();
    });
  }

  @Test
  void aCohortsSettingsAndCountriesAreFactsOfItsCases() {
    Map<String, Object> variables = runtime.getVariables(summary(startCase()).rootInstanceId());

    assertThat(variables).containsEntry("selectionMethod", "hackathon").containsEntry("origin", "NG").containsEntry("destination", "LT")
        .containsEntry("givenName", "Adaeze");
  }

  @Test
  void ofSeveralOpenStepsTheOneThatIsDueFirstComesNext() {
    String number = startCase();
    complete(number, "userTask_assess");

    assertThat(openStepNames(number)).containsExactly("Check papers", "Interview candidate");
    assertThat(summary(number)).satisfies(row -> {
      assertThat(row.stage()).isEqualTo("selection");
      assertThat(row.openCount()).isEqualTo(2);
      assertThat(row.nextStep()).isEqualTo("Check papers");
    });
  }

  @Test
  void theOtherStepComesNextWhenOneOfTwoIsDone() {
    String number = startCase();
    complete(number, "userTask_assess", "userTask_papers");

    assertThat(summary(number).nextStep()).isEqualTo("Interview candidate");
    complete(number, "userTask_interview");
    assertThat(summary(number).nextStep()).isEqualTo("Record hire");
  }

  @Test
  void aCaseThatEndsHasAnOutcomeAndNoNextStep() {
    String number = startCase();
    complete(number, "userTask_assess", "userTask_papers", "userTask_interview", "userTask_hire");

    assertThat(summary(number)).satisfies(row -> {
      assertThat(row.open()).isFalse();
      assertThat(row.outcome()).isEqualTo("completed");
      assertThat(row.lossReason()).isNull();
      assertThat(row.openCount()).isZero();
      assertThat(row.nextStep()).isNull();
    });
  }

  @Test
  void aStepThatIsRolledBackLeavesTheOverviewAsItWas() {
    String number = startCase();

    assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
      complete(number, "userTask_assess");
      throw new IllegalStateException("something else went wrong");
    })).hasMessage("something else went wrong");

    assertThat(summary(number).nextStep()).isEqualTo("Assess application");
  }

  @Test
  void severalStepsInOneTransactionAreOneChange() {
    String number = startCase();
    transaction.executeWithoutResult(status -> complete(number, "userTask_assess", "userTask_papers", "userTask_interview"));

    assertThat(openStepNames(number)).containsExactly("Record hire");
  }

  @Test
  void nobodyPlaysTheEmployerYetSoTheCoordinatorsHaveTheStep() {
    String number = startCase();
    complete(number, "userTask_assess", "userTask_papers", "userTask_interview");

    assertThat(cases.openSteps(number, COORDINATOR)).singleElement().satisfies(step -> {
      assertThat(step.standIn()).isTrue();
      assertThat(step.roleLabel()).isEqualTo("Employer");
      assertThat(step.mine()).isTrue();
    });
  }
}
