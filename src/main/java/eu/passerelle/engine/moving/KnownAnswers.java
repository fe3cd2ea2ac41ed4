package eu.passerelle.engine.moving;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Tells which instances have a variable; of each version and name it asks once for all of them. */
final class KnownAnswers {

  private final Positions positions;
  private final Map<Question, Set<String>> answers = new HashMap<>();

  KnownAnswers(Positions positions) {
    this.positions = positions;
  }

  Predicate<String> of(Position position) {
    return variable -> answers.computeIfAbsent(new Question(position.definitionId(), variable),
        question -> positions.instancesWith(question.definitionId, question.variable)).contains(position.instanceId());
  }

  private record Question(String definitionId, String variable) {}
}
