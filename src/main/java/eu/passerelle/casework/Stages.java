package eu.passerelle.casework;

import java.util.List;

/** The stages of every scheme, in their order. */
final class Stages {

  static final List<String> ALL = List.of("recruitment", "selection", "preparation", "matching", "authorisation", "departure", "stay",
      "return", "reintegration", "follow-up");

  private Stages() {}
}
