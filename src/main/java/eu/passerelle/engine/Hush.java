package eu.passerelle.engine;

/** Keeps what happens in the engine from its observers; a live engine has none. */
public interface Hush {

  /** @return whether observers hear nothing of what happens on this thread */
  boolean isKept();
}
