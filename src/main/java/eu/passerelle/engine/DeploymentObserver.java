package eu.passerelle.engine;

/** Told, inside the engine's own transaction, that a person has put something in force; what the house itself deploys is not told. */
public interface DeploymentObserver {

  /**
   * @param flow id of the process, or of the table that stands alone, that gives the deployment its name
   * @param deploymentId what is in force now
   * @param userId who deployed it
   */
  void deployed(String flow, String deploymentId, String userId);
}
