package eu.passerelle.model;

import java.util.List;

/** Where a case can stand; one vocabulary for all schemes. */
public final class Stages {

  /** In the order in which a journey passes them. */
  public static final List<String> ALL = List.of("recruitment", "selection", "preparation", "matching", "authorisation", "departure",
      "stay", "return", "reintegration", "follow-up");

  private Stages() {}
}
