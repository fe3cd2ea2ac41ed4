package eu.passerelle.engine.moving;

import java.util.List;
import java.util.Set;

/** What is known of one instance. */
interface Known {

  /** @return whether it has a variable of this name, with whatever value */
  boolean answer(String variable);

  /** @return whether it has been done with a step */
  boolean passed(String step);

  /** @return the same with these variables, and done with these steps */
  default Known with(Set<String> answers, List<String> steps) {
    Known before = this;
    return new Known() {

      @Override
      public boolean answer(String variable) {
        return answers.contains(variable) || before.answer(variable);
      }

      @Override
      public boolean passed(String step) {
        return steps.contains(step) || before.passed(step);
      }
    };
  }
}
