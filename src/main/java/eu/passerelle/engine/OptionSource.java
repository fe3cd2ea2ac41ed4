package eu.passerelle.engine;

import java.util.List;
import java.util.Optional;

/** Options of a select field that the server computes when the form is shown and checks again when it comes back. */
public interface OptionSource {

  /** @return the name that a form's {@code valuesKey} carries, for example {@code organisations.employer} */
  String key();

  /** @return the options that this person may choose from, for this task or start form */
  List<Option> options(Asked asked);

  /**
   * @param chosen what the person chose of the options
   * @return a sentence for the person when these choices, each fine by itself, are not fine together
   */
  default Optional<String> objection(Asked asked, List<String> chosen) {
    return Optional.empty();
  }

  /** One option: the value that is stored and the label that people read. */
  record Option(String value, String label) {}

  /** Who asks, and where: the number is null on a start form; the task id too. */
  record Asked(String userId, List<String> groupIds, String processKey, String number, String taskId) {}
}
