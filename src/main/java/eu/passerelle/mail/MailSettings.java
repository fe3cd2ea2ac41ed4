package eu.passerelle.mail;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What every mail says of the house.
 *
 * @param mailFrom whom mails come from
 * @param url where people reach the application; mails lead there
 */
@Validated
@ConfigurationProperties("passerelle")
record MailSettings(
    @NotNull @Pattern(regexp = "\\P{Cntrl}*[^\\s@]@[^\\s@]\\P{Cntrl}*",
        message = "must be the address that mails come from, such as office@passerelle.example") String mailFrom,
    @NotNull @Pattern(regexp = "https?://\\S+",
        message = "must be where people reach the application, beginning with https:// or http://") String url) {}
