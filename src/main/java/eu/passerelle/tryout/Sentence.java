package eu.passerelle.tryout;

import eu.passerelle.engine.PlainWords;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngineException;

/** Why something was refused, as a sentence that names no person. */
final class Sentence {

  private static final int LONGEST = 500;
  private static final String FAILED = "The server failed here; its log says why.";

  private Sentence() {}

  static String of(RuntimeException refusal) {
    if (refusal instanceof AuthorizationException) {
      return "Whoever has this task may not complete it.";
    }
    String message = refusal.getMessage();
    if (message == null || !(refusal instanceof ProcessEngineException || refusal instanceof IllegalStateException
        || refusal instanceof IllegalArgumentException)) {
      return FAILED;
    }
    String text = PlainWords.of(message, FAILED);
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " …";
  }
}
