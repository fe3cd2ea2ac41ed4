package eu.passerelle.intake;

/** The file as a whole cannot be taken; the message says why and what to do. */
class UnreadableFileException extends RuntimeException {

  UnreadableFileException(String message) {
    super(message);
  }
}
