package eu.passerelle.mail;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.mail.javamail.MimeMessagePreparator;
import org.springframework.stereotype.Component;

/** What a mail looks like. One reader each, and no word beside those of the diagram, the number and the way in. */
@Component
class Letter {

  private final MessageSource words;
  private final String sender;
  private final String signIn;

  Letter(MessageSource words, MailSettings settings) {
    this.words = words;
    this.sender = settings.mailFrom();
    this.signIn = settings.url();
  }

  /** @throws AddressException when that is no single address */
  MimeMessagePreparator to(String address, Mail mail) throws AddressException {
    InternetAddress reader = new InternetAddress(oneLine(address), true);
    return message -> fill(message, reader, mail);
  }

  private void fill(MimeMessage message, InternetAddress reader, Mail mail) throws MessagingException {
    message.setFrom(new InternetAddress(sender));
    message.setRecipient(RecipientType.TO, reader);
    message.setSubject(oneLine(word("mail.subject", mail.subject(), mail.number())), StandardCharsets.UTF_8.name());
    message.setText(word("mail.body", mail.body(), mail.number(), signIn), StandardCharsets.UTF_8.name());
    // the same mail sent again is the same mail
    message.setHeader("Message-ID", "<" + mail.id() + "@passerelle>");
    // no out-of-office reply comes back
    message.setHeader("Auto-Submitted", "auto-generated");
  }

  private String word(String key, String... values) {
    return words.getMessage(key, values, Locale.ENGLISH);
  }

  /** Whatever begins a new line would begin a new header. */
  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }
}
