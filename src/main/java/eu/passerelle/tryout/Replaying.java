package eu.passerelle.tryout;

import eu.passerelle.tryout.world.TrialWorld;

/** Runs finished instances of the changed flows again over the proposed version. */
public interface Replaying {

  /**
   * @param world with the proposed flows in force; the made-up cases are over
   * @param progress is told of each instance, and asked before each whether to go on
   */
  TryOutResult.Replay replay(TrialWorld world, TryOutRequest request, Progress progress);
}
