package eu.passerelle.model;

import java.util.Set;

/** The closed list of why somebody or something ended early. */
public final class LossReasons {

  private static final Set<String> ALL = Yaml.words("loss-reasons.yaml");

  private LossReasons() {}

  public static Set<String> all() {
    return ALL;
  }
}
