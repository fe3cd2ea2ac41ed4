package eu.passerelle.testing;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Says of each application context that is built for a test which one it is, and refuses to build more than {@code test.contexts}: each costs
 * as much as a hundred short tests. The tests ask for it through {@code META-INF/spring.factories}.
 */
class ContextCount implements ContextCustomizerFactory {

  private static final int MOST = Integer.getInteger("test.contexts", Integer.MAX_VALUE);
  private static final Count BUILT = new Count(MOST);

  @Override
  public ContextCustomizer createContextCustomizer(Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
    return BUILT;
  }

  /** One for all tests, so that it tells no two contexts apart. */
  static final class Count implements ContextCustomizer {

    private final AtomicInteger built = new AtomicInteger();
    private final int most;

    Count(int most) {
      this.most = most;
    }

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
      String test = configuration.getTestClass().getSimpleName();
      int number = built.incrementAndGet();
      System.out.printf("Application context %d is built, for %s%n", number, test);
      if (number > most) {
        throw new IllegalStateException(
            ("%s asks for application context %d of these tests, and %d are enough. Let it share one: see @FlowTest and "
                + "@WebTest, or raise the number in pom.xml (docs/decisions/0030).").formatted(test, number, most));
      }
    }
  }
}
