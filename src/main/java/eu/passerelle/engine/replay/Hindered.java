package eu.passerelle.engine.replay;

import org.springframework.modulith.NamedInterface;

/** The instance cannot go on. */
@NamedInterface
public final class Hindered extends RuntimeException {

  private final String element;

  Hindered(String element, String sentence) {
    super(sentence, null, false, false);
    this.element = element;
  }

  /** @return id of the step where it stands; empty when it could not even begin */
  public String element() {
    return element;
  }
}
