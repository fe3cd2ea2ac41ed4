package eu.passerelle.engine.moving;

import org.springframework.modulith.NamedInterface;

/** What becomes of an instance: it follows, it stays as it is on its version, or somebody has to decide where it goes. */
@NamedInterface
public enum Fate { FOLLOWS, STAYS, DECIDE }
