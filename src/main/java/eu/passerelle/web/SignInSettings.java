package eu.passerelle.web;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How people sign in.
 *
 * @param tokenUser which word of an identity provider's token is the user id here
 */
@Validated
@ConfigurationProperties("passerelle")
record SignInSettings(
    @NotBlank(message = "must name the word of a token that is the user id") String tokenUser) {}
