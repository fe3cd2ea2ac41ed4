package eu.passerelle.engine;

import java.util.Optional;

/** Keeps a flow from being started by anybody, in whatever way; what it is called by goes on. */
public interface StartRefusals {

  /**
   * @param processKey key of the process that somebody wants to start
   * @return why not, in a sentence for that person; empty when it may be started
   */
  Optional<String> refusalOf(String processKey);
}
