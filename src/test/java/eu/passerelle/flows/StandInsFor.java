package eu.passerelle.flows;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** For the tests of this class, {@link StandIns} take the place of these blocks. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(StandInsFor.Blocks.class)
@interface StandInsFor {

  /** Ids of the blocks. */
  String[] value();

  /** Puts them there and takes them away. */
  class Blocks implements BeforeAllCallback, AfterAllCallback {

    @Override
    public void beforeAll(ExtensionContext test) {
      RepositoryService repository = SpringExtension.getApplicationContext(test).getBean(RepositoryService.class);
      String[] blocks = test.getRequiredTestClass().getAnnotation(StandInsFor.class).value();
      test.getStore(Namespace.create(Blocks.class)).put(test.getUniqueId(), StandIns.of(repository, blocks));
    }

    @Override
    public void afterAll(ExtensionContext test) {
      test.getStore(Namespace.create(Blocks.class)).remove(test.getUniqueId(), StandIns.class).close();
    }
  }
}
