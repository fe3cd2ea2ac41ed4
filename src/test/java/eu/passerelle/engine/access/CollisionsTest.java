package eu.passerelle.engine.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Two change one case in the same moment. */
class CollisionsTest {

  private final AtomicInteger tries = new AtomicInteger();

  @AfterEach
  void noTransactionIsLeft() {
    TransactionSynchronizationManager.setActualTransactionActive(false);
  }

  @Test
  void whoeverIsUndoneTriesAgainAndHearsNothingOfIt() {
    assertThat(Collisions.tryAgain(() -> undoneBefore(3))).isEqualTo("done");
    assertThat(tries).hasValue(3);
  }

  @Test
  void aCaseThatEndsBetweenTwoQueriesOfTheEngineIsLookedAtAgain() {
    assertThat(Collisions.tryAgain(() -> {
      if (tries.incrementAndGet() == 1) {
        throw stumble("org.camunda.bpm.engine.impl.form.engine.FormEngine");
      }
      return "There is no open task";
    })).isEqualTo("There is no open task");
  }

  @Test
  void aFaultOfOurOwnIsNotCoveredUp() {
    assertThatThrownBy(() -> Collisions.tryAgain(() -> {
      tries.incrementAndGet();
      throw stumble("eu.passerelle.casework.Cases");
    })).isInstanceOf(NullPointerException.class);
    assertThat(tries).hasValue(1);
  }

  @Test
  void afterFourTriesThePersonIsTold() {
    assertThatThrownBy(() -> Collisions.tryAgain(() -> undoneBefore(9))).isInstanceOf(OptimisticLockingException.class)
        .hasMessage("This case was changed by somebody else in the same moment, so nothing of yours was saved. Please do it once more.");
    assertThat(tries).hasValue(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"40P01", "40001", "HYT00", "90131"})
  void whomTheDatabaseUndoesTriesAgainToo(String state) {
    assertThat(Collisions.tryAgain(() -> {
      if (tries.incrementAndGet() < 3) {
        throw new ProcessEngineException("while flushing", new SQLException("deadlock", state));
      }
      return "done";
    })).isEqualTo("done");
  }

  @Test
  void whatIsNoCollisionIsToldAtOnce() {
    assertThatThrownBy(() -> Collisions.tryAgain(() -> {
      tries.incrementAndGet();
      throw new ProcessEngineException("while flushing", new SQLException("too long", "22001"));
    })).hasMessage("while flushing");
    assertThat(tries).hasValue(1);
  }

  @Test
  void whoBeginsAnewHimselfLearnsThatItWasACollision() {
    assertThatThrownBy(() -> Collisions.named(() -> {
      throw new ProcessEngineException("while flushing", new SQLException("deadlock", "40P01"));
    })).isInstanceOf(OptimisticLockingException.class);
  }

  @Test
  void withinAnotherTransactionNothingIsTriedAgain() {
    TransactionSynchronizationManager.setActualTransactionActive(true);

    assertThatThrownBy(() -> Collisions.tryAgain(() -> undoneBefore(3))).isInstanceOf(OptimisticLockingException.class);
    assertThat(tries).hasValue(1);
  }

  private static NullPointerException stumble(String where) {
    var stumbled = new NullPointerException("processInstance");
    stumbled.setStackTrace(new StackTraceElement[] {new StackTraceElement(where, "execute", null, -1)});
    return stumbled;
  }

  private String undoneBefore(int success) {
    if (tries.incrementAndGet() < success) {
      throw new OptimisticLockingException("updated by another transaction");
    }
    return "done";
  }
}
