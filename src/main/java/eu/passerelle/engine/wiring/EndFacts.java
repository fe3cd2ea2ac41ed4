package eu.passerelle.engine.wiring;

import java.util.Map;

/** What an end event says about the case. */
record EndFacts(String outcome, String lossReason) {

  static EndFacts of(Map<String, String> properties) {
    return new EndFacts(properties.get("outcome"), properties.get("lossReason"));
  }
}
