package eu.passerelle.tryout;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngineException;

/** Why something was refused, as a sentence that names no person. */
final class Sentence {

  private static final int LONGEST = 500;

  private Sentence() {}

  static String of(RuntimeException refusal) {
    if (refusal instanceof AuthorizationException) {
      return "Whoever has this task may not complete it.";
    }
    String message = refusal.getMessage();
    if (message == null || !(refusal instanceof ProcessEngineException || refusal instanceof IllegalStateException
        || refusal instanceof IllegalArgumentException)) {
      return "The server failed here (" + refusal.getClass().getSimpleName() + ").";
    }
    String text = message.replaceFirst("^ENGINE-\\d+ ", "");
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " …";
  }
}
