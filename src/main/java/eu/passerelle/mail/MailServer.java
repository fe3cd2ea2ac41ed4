package eu.passerelle.mail;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param host the server that takes mails for everybody; empty where none is set */
@ConfigurationProperties("spring.mail")
record MailServer(@DefaultValue("") String host) {

  boolean isSet() {
    return !host.isBlank();
  }
}
