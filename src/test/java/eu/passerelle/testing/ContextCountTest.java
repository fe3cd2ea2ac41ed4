package eu.passerelle.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.test.context.MergedContextConfiguration;

class ContextCountTest {

  private final MergedContextConfiguration asked = new MergedContextConfiguration(ContextCountTest.class, null, null, null, null);

  @Test
  void moreApplicationContextsThanAreEnoughAreRefusedWithTheNameOfTheTestThatAsks() {
    var count = new ContextCount.Count(2);
    count.customizeContext(new GenericApplicationContext(), asked);
    count.customizeContext(new GenericApplicationContext(), asked);

    assertThatIllegalStateException().isThrownBy(() -> count.customizeContext(new GenericApplicationContext(), asked))
        .withMessageContaining("ContextCountTest asks for application context 3").withMessageContaining("@WebTest");
  }

  @Test
  void theCountItselfTellsNoTwoContextsApart() {
    var factory = new ContextCount();

    assertThat(factory.createContextCustomizer(ContextCountTest.class, List.of()))
        .isEqualTo(factory.createContextCustomizer(String.class, List.of()));
  }
}
