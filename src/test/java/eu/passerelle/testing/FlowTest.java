package eu.passerelle.testing;

import eu.passerelle.redesign.ToldTrials;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/**
 * A test that drives a flow by hand on the real engine with the demo scheme: the job executor is off, each line is one thing that a
 * person or the clock did. All such tests share one application context, and what they pass counts for process coverage.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(properties = {
    "spring.datasource.url=jdbc:h2:mem:flows;DB_CLOSE_DELAY=-1;QUERY_CACHE_SIZE=256",
    "camunda.bpm.job-execution.enabled=false",
    // several applications may share the database: none moves cases behind the back of a test in another
    "passerelle.moves.poll=PT1H"
})
@ActiveProfiles("demo")
@Import({Flow.class, ProcessCoverage.Recording.class, ToldTrials.class})
@ExtendWith(ProcessCoverage.class)
public @interface FlowTest {}
