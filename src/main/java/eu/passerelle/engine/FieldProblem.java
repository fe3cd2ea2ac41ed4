package eu.passerelle.engine;

/** Why one value is not taken; the message continues the sentence ‘Field ‘label’: …’. */
class FieldProblem extends Exception {

  FieldProblem(String message) {
    super(message, null, false, false);
  }
}
