package eu.passerelle.testing;

import eu.passerelle.PasserelleApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;

/** A test that comes from outside as programs and their attackers do. All such tests share one application, which has no pages to look after. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = PasserelleApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
    "spring.datasource.url=jdbc:h2:mem:rest;DB_CLOSE_DELAY=-1;QUERY_CACHE_SIZE=256",
    "camunda.bpm.job-execution.enabled=false"
})
@ActiveProfiles("demo")
public @interface RestTest {}
