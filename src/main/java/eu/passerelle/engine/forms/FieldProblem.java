package eu.passerelle.engine.forms;

/** Why one value is not taken; the message continues the sentence ‘Field ‘label’: …’. */
public class FieldProblem extends Exception {

  FieldProblem(String message) {
    super(message, null, false, false);
  }
}
