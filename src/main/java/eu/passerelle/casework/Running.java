package eu.passerelle.casework;

/** What runs under a number of its own: a case, or something else that has a diagram, parties and people who look at it. */
public interface Running {

  /** @return the number it runs under */
  String number();

  /** @return the scheme it belongs to */
  String schemeId();

  /** @return the corridor it belongs to */
  String corridorId();

  /** @return the engine's id of the instance of its main diagram */
  String rootInstanceId();

  /** @return whether it goes on */
  boolean open();

  /** @return whether it stands still until a suspension ends; only cases ever do */
  default boolean suspended() {
    return false;
  }
}
