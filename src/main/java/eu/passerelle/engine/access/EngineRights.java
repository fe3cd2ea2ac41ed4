package eu.passerelle.engine.access;

import java.util.function.Supplier;
import org.springframework.modulith.NamedInterface;

/** Lets the house do with the engine what the person at the screen may not do there alone. */
@NamedInterface
public interface EngineRights {

  /**
   * Runs work in one transaction without the engine's own permission checks; the caller has checked the person by its own rules.
   * The signed-in person stays the author in the operation log.
   */
  <T> T asHouse(Supplier<T> work);

  /**
   * Runs work as the house in a transaction of its own: what becomes of it does not touch the caller's transaction. An exception goes to
   * the caller.
   */
  void apart(Runnable work);

  /** As {@link #asHouse(Supplier)}, for work without a result. */
  default void asHouse(Runnable work) {
    asHouse(() -> {
      work.run();
      return null;
    });
  }
}
