package eu.passerelle.engine.rules;

import org.springframework.modulith.NamedInterface;

/**
 * Something wrong with a diagram, a table or a form.
 *
 * @param file name of the file
 * @param elementId id of the element; null when the file as a whole is meant
 * @param rule short name of the rule, for example {@code gateway-question}
 * @param message what is wrong and what to do, for people
 * @param severity whether it also stops a deployment
 * @param line line in the file, 0 when unknown
 * @param column column in the file, 0 when unknown
 */
@NamedInterface
public record Finding(String file, String elementId, String rule, String message, Severity severity, int line, int column) {

  /** An error is refused on deployment; a matter of style is found by the tests and by the reader. */
  @NamedInterface
  public enum Severity { ERROR, STYLE }

  @Override
  public String toString() {
    return file + (elementId == null ? "" : " " + elementId) + " [" + rule + "] " + message;
  }
}
