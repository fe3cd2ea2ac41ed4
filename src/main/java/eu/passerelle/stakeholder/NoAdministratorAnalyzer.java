package eu.passerelle.stakeholder;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what is missing instead of showing a stack trace. */
class NoAdministratorAnalyzer extends AbstractFailureAnalyzer<NoAdministratorException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, NoAdministratorException cause) {
    return new FailureAnalysis(cause.getMessage(),
        "Set PASSERELLE_ADMIN_USER and PASSERELLE_ADMIN_PASSWORD in the environment and start again, or start with the profile demo.",
        cause);
  }
}
