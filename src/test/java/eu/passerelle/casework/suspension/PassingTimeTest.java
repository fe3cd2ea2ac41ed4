package eu.passerelle.casework.suspension;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Outside the demonstration nobody lets time pass. */
class PassingTimeTest {

  @Test
  void thereIsNoSuchThingWithoutTheDemonstration() {
    new ApplicationContextRunner().withUserConfiguration(PassingTime.class, PassingTimeController.class)
        .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(PassingTime.class).doesNotHaveBean(PassingTimeController.class));
  }
}
