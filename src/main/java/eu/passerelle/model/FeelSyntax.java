package eu.passerelle.model;

import java.util.Optional;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;

/** FEEL as it is written. It is read only: whoever wrote it may let it count to a million. */
public final class FeelSyntax {

  private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();

  private FeelSyntax() {}

  /** @return why this is no expression; empty when it is one */
  public static Optional<String> expressionProblem(String text) {
    return problem(FEEL.parseExpression(text));
  }

  /** @return why this is no test of a table's input; empty when it is one */
  public static Optional<String> unaryTestsProblem(String text) {
    return problem(FEEL.parseUnaryTests(text));
  }

  /** @throws IllegalArgumentException when this is no expression */
  public static void requireReadable(String expression) {
    if (Nesting.isTooMuch(expression)) {
      throw new IllegalArgumentException("it is too long, or has too many brackets within each other");
    }
    expressionProblem(expression).ifPresent(problem -> {
      throw new IllegalArgumentException(problem);
    });
  }

  private static Optional<String> problem(ParseResult result) {
    return result.isFailure() ? Optional.of(result.failure().message()) : Optional.empty();
  }
}
