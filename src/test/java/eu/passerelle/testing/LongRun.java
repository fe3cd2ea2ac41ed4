package eu.passerelle.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * A test that throws dice, runs for minutes, or wants the whole machine: {@code ./mvnw verify -Plong} runs it after all others, and
 * {@code ./mvnw verify} leaves it out. Its class is named {@code …IT}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("long")
public @interface LongRun {}
