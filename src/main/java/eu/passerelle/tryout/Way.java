package eu.passerelle.tryout;

import eu.passerelle.engine.reading.OpenWork;
import eu.passerelle.tryout.FormAnswers.Choice;
import eu.passerelle.tryout.FormAnswers.Otherwise;

/**
 * What may be done at the beginning of a journey or at an open task: answer one way or another, let a deadline pass, or do what the page of the
 * case offers beside it.
 *
 * @param flow the flow that it is a way of
 * @param name tells it from the other ways of the flow
 * @param answers set for an answer
 * @param timer id of the event whose time comes
 * @param message name of the message that is sent
 */
record Way(String flow, String name, Choice answers, String timer, String message) {

  private static final String BEGINNING = "beginning: ";

  /** Every question gets its usual answer. */
  static Way usual(OpenWork work) {
    return new Way(work.flow(), work.step(), (field, options) -> 0, null, null);
  }

  /** The form that starts a journey is answered otherwise. */
  static Way begin(String flow, String name, Choice answers) {
    return new Way(flow, BEGINNING + name, answers, null, null);
  }

  static Way answer(OpenWork work, Otherwise otherwise) {
    return new Way(work.flow(), work.step() + " " + otherwise, otherwise, null, null);
  }

  static Way letPass(String flow, String timer) {
    return new Way(flow, timer, null, timer, null);
  }

  static Way send(String flow, String message) {
    return new Way(flow, message, null, null, message);
  }

  boolean isBeginning() {
    return name.startsWith(BEGINNING);
  }

  String key() {
    return flow + " " + name;
  }
}
