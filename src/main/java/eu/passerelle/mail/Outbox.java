package eu.passerelle.mail;

import eu.passerelle.database.LeasedRows;
import eu.passerelle.database.LeasedRows.Lease;
import eu.passerelle.database.RecordRow;
import eu.passerelle.database.WaitingRows;
import eu.passerelle.mail.Mail.MailState;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The mails that wait. A step writes in the transaction of its case, so a step that is undone has told nobody; everything after that is
 * a short transaction of its own, and none is open while the mail server is spoken to.
 */
@Component
class Outbox {

  /** After that, what the mail tells of is no news. */
  static final Duration WORTH_TELLING = Duration.ofDays(3);

  private static final Duration KEPT = Duration.ofDays(14);
  /** Longer than the mail server may take; a node that was killed while sending has kept the mail from the others this long. */
  private static final Duration ON_ITS_WAY = Duration.ofMinutes(10);
  private static final int AT_ONCE = 50;

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final Clock clock;
  private final boolean open;
  private final WaitingRows<Mail> unaddressed;
  private final LeasedRows<Mail> addressed;

  Outbox(JdbcClient jdbc, JdbcTemplate batches, Clock clock, MailServer server) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.clock = clock;
    this.open = server.isSet();
    RowMapper<Mail> mail = RecordRow.of(Mail.class);
    this.unaddressed = new WaitingRows<>(jdbc, "select * from mail where state = 'WAITING' and user_id is null", "due_at", mail);
    this.addressed = new LeasedRows<>(jdbc, clock,
        new Lease("mail", "*", "state = 'WAITING' and user_id is not null", "due_at", "due_at, id", "tries = tries + 1"), mail);
  }

  /** Where no mail server is set, nothing is kept: whoever sets one later must not send what has long been done. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void write(Occasion occasion, String subject, String body) {
    if (open) {
      insert(
          List.of(new Mail(id(), occasion.number(), occasion.schemeId(), occasion.corridorId(), occasion.role(), subject, body, null, 0)));
    }
  }

  /**
   * Makes of each mail to an organisation one to each of its people.
   *
   * @return whether there may be more
   */
  @Transactional
  public boolean address(Function<Occasion, List<String>> readers) {
    List<Mail> mails = unaddressed.take(AT_ONCE);
    insert(
        mails.stream().flatMap(mail -> readers.apply(mail.occasion()).stream().map(reader -> new Mail(id(), mail.number(), mail.schemeId(),
            mail.corridorId(), mail.role(), mail.subject(), mail.body(), reader, 0))).toList());
    batches.batchUpdate("delete from mail where id = ?", mails.stream().map(mail -> new Object[] {mail.id()}).toList());
    return mails.size() == AT_ONCE;
  }

  /** @return a mail whose time has come; until it is told what became of it no other node takes it */
  @Transactional
  public Optional<Mail> take() {
    return addressed.take(ON_ITS_WAY);
  }

  void sent(Mail mail) {
    jdbc.sql("update mail set state = 'SENT', done_at = ? where id = ?").params(now(), mail.id()).update();
  }

  void later(Mail mail) {
    addressed.later(mail.id(), mail.tries());
  }

  void giveUp(Mail mail) {
    jdbc.sql("update mail set state = 'GIVEN_UP', done_at = ? where id = ?").params(now(), mail.id()).update();
  }

  /** @return how many mails will never be sent, because that took too long */
  int giveUpOld() {
    return jdbc.sql("update mail set state = 'GIVEN_UP', done_at = ? where state = 'WAITING' and written_at < ?")
        .params(now(), now().minus(WORTH_TELLING)).update();
  }

  void forgetOld() {
    jdbc.sql("delete from mail where state <> 'WAITING' and done_at < ?").params(now().minus(KEPT)).update();
  }

  private void insert(List<Mail> mails) {
    OffsetDateTime now = now();
    batches.batchUpdate("""
        insert into mail (id, number, scheme_id, corridor_id, role, subject, body, user_id, state, tries, written_at, due_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?)""", mails.stream().map(mail -> new Object[] {mail.id(), mail.number(), mail.schemeId(),
        mail.corridorId(), mail.role(), mail.subject(), mail.body(), mail.userId(), MailState.WAITING.name(), now, now}).toList());
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock);
  }
}
