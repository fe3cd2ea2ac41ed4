package eu.passerelle.model;

import java.util.Optional;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;

/** FEEL as it is written. It is read only: what it costs is told from what is written there. */
public final class FeelSyntax {

  /** As many parts of an expression may stand within each other. */
  public static final int DEEPEST = 200;

  private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();

  private FeelSyntax() {}

  /**
   * @param unaryTests whether it is a test of a table's input
   * @return what is wrong with it, to be read after the text itself: that it cannot be read, or costs too much as far as can be told
   */
  public static Optional<String> problem(String text, boolean unaryTests) {
    ParseResult read = unaryTests ? FEEL.parseUnaryTests(text) : FEEL.parseExpression(text);
    return read.isFailure() ? Optional.of("is no FEEL: " + read.failure().message())
        : FeelCost.problem(read.parsedExpression().expression()).map(why -> "costs too much: " + why);
  }

  /** @throws IllegalArgumentException when this is no expression */
  public static void requireReadable(String expression) {
    if (Nesting.isTooMuch(expression)) {
      throw new IllegalArgumentException("it is too long, or has too many brackets within each other");
    }
    ParseResult read = FEEL.parseExpression(expression);
    if (read.isFailure()) {
      throw new IllegalArgumentException(read.failure().message());
    }
  }

  /** @return why an expression costs too much as far as can be told; nothing about one that cannot be read */
  static Optional<String> costProblem(String expression) {
    ParseResult read = Nesting.isTooMuch(expression) ? null : FEEL.parseExpression(expression);
    return read == null || read.isFailure() ? Optional.empty() : FeelCost.problem(read.parsedExpression().expression());
  }
}
