package eu.passerelle.mail;

import eu.passerelle.database.WaitingWork;
import jakarta.mail.internet.AddressException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends what waits. May be killed anywhere and run on two nodes: a mail that was on its way at that moment is sent again later, no other
 * one twice. Neither addresses nor what a mail server says about them come into the log.
 */
@Component
class Sending {

  private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

  private final Outbox outbox;
  private final Readers readers;
  private final Letter letter;
  private final ObjectProvider<JavaMailSender> server;
  private final WaitingWork work;

  Sending(Outbox outbox, Readers readers, Letter letter, ObjectProvider<JavaMailSender> server, WaitingWork work) {
    this.outbox = outbox;
    this.readers = readers;
    this.letter = letter;
    this.server = server;
    this.work = work;
  }

  /** {@code synchronized} because one run at a time is enough for a node. */
  @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT15S")
  synchronized void run() {
    JavaMailSender sender = server.getIfAvailable();
    if (sender == null) {
      return;
    }
    int old = outbox.giveUpOld();
    if (old > 0) {
      LOG.error("{} mails could not be sent for {} days and are given up.", old, Outbox.WORTH_TELLING.toDays());
    }
    outbox.forgetOld();
    boolean more = true;
    while (more && work.goesOn()) {
      more = outbox.address(readers::of);
    }
    boolean reachable = true;
    while (reachable && work.goesOn()) {
      reachable = outbox.take().map(mail -> send(mail, sender)).orElse(false);
    }
  }

  /** @return whether it makes sense to try the next one at once: the server has answered, whatever it thinks of this one */
  private boolean send(Mail mail, JavaMailSender sender) {
    try {
      Optional<String> address = readers.addressOf(mail);
      if (address.isEmpty()) {
        outbox.giveUp(mail);
        return true;
      }
      sender.send(letter.to(address.get(), mail));
      outbox.sent(mail);
    } catch (AddressException e) {
      LOG.warn("A mail about {} is given up: its reader has no address that could be written to.", mail.number());
      outbox.giveUp(mail);
    } catch (MailException e) {
      LOG.warn("A mail about {} could not be sent ({}); it will be tried again.", mail.number(), e.getClass().getSimpleName());
      outbox.later(mail);
      return e instanceof MailSendException && e.getCause() == null;
    }
    return true;
  }
}
