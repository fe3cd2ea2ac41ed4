package eu.passerelle.model;

import java.util.Set;

/** What a case can reach for good; one vocabulary for all schemes. */
public final class Milestones {

  private static final Set<String> ALL = Yaml.words("milestones.yaml");

  private Milestones() {}

  /** @return the closed list, in the order in which a journey passes them */
  public static Set<String> all() {
    return ALL;
  }
}
