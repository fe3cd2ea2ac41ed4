package eu.passerelle.engine.moving;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/** Tells what instances have and where they have been; for each version and each question it asks once for all of them. */
final class KnownOfAll {

  private final BiFunction<String, String, Set<String>> having;
  private final BiFunction<String, String, Set<String>> past;
  private final Map<Question, Set<String>> answers = new HashMap<>();

  private KnownOfAll(BiFunction<String, String, Set<String>> having, BiFunction<String, String, Set<String>> past) {
    this.having = having;
    this.past = past;
  }

  /** Of whatever instances a version has. */
  static KnownOfAll of(Positions positions) {
    return new KnownOfAll(positions::instancesWith, positions::instancesPast);
  }

  /** Of these instances only. */
  static KnownOfAll of(Positions positions, Collection<String> instanceIds) {
    return new KnownOfAll((version, variable) -> positions.instancesWith(instanceIds, variable),
        (version, step) -> positions.instancesPast(instanceIds, step));
  }

  Known of(Position position) {
    return new Known() {

      @Override
      public boolean answer(String variable) {
        return ask("answer", variable, having);
      }

      @Override
      public boolean passed(String step) {
        return ask("passed", step, past);
      }

      private boolean ask(String what, String name, BiFunction<String, String, Set<String>> question) {
        return answers
            .computeIfAbsent(new Question(position.definitionId(), what, name), any -> question.apply(position.definitionId(), name))
            .contains(position.instanceId());
      }
    };
  }

  private record Question(String definitionId, String what, String name) {}
}
