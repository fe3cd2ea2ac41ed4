package eu.passerelle.testing;

import eu.passerelle.PasserelleApplication;
import eu.passerelle.web.House;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/** A test that visits the running application as the demo's people. All such tests share one application, so each asks for its own numbers. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = PasserelleApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
    "spring.datasource.url=jdbc:h2:mem:pages;DB_CLOSE_DELAY=-1;QUERY_CACHE_SIZE=256",
    "camunda.bpm.job-execution.enabled=false"
})
@ActiveProfiles("demo")
@Import({House.class, Flow.class})
public @interface WebTest {}
