package eu.passerelle.mail;

/**
 * A mail in the outbox.
 *
 * @param userId who is told; null as long as nobody has looked who works for the organisation
 * @param tries how often it had been on its way when it was taken
 */
record Mail(String id, String number, String schemeId, String corridorId, String role, String subject, String body, String userId,
    int tries) {

  Occasion occasion() {
    return new Occasion(number, schemeId, corridorId, role);
  }

  /** What has become of a mail. */
  enum MailState { WAITING, SENT, GIVEN_UP }
}
