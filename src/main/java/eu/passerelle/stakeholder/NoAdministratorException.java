package eu.passerelle.stakeholder;

/** Nobody can administer this installation, so it does not start. */
class NoAdministratorException extends RuntimeException {

  NoAdministratorException(String message) {
    super(message);
  }
}
