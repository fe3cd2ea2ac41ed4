package eu.passerelle.founding;

import java.util.List;

/** The scheme cannot be laid down so; nothing has been. */
class FoundingRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  FoundingRefused(List<Problem> problems) {
    super("Refused: " + problems);
    this.problems = problems;
  }

  List<Problem> problems() {
    return problems;
  }

  /** What is wrong: a message and its words. */
  record Problem(String code, List<Object> words) {

    static Problem of(String code, Object... words) {
      return new Problem("founding.refused." + code, List.of(words));
    }
  }
}
