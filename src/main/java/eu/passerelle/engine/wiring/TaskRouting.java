package eu.passerelle.engine.wiring;

import org.springframework.modulith.NamedInterface;

/** Sends open tasks on when the party of a role has changed. */
@NamedInterface
public interface TaskRouting {

  /**
   * Asks again who plays the role and hands its open tasks to that organisation; the former one sees them no more, and who had claimed one
   * loses it. Observers are told that the task closed and opened again.
   *
   * @param number case or opportunity number
   * @param roleKey key of the role
   */
  void reroute(String number, String roleKey);
}
