package eu.passerelle.engine.access;

import eu.passerelle.engine.StartPolicy;
import org.springframework.modulith.NamedInterface;

/** Lets people start the flows that a {@link StartPolicy} says they may; whoever deploys a new one calls it. */
@NamedInterface
public interface StartGrants {

  /** Gives what is missing for the flows that are deployed at present; takes nothing away. */
  void grant();
}
