package eu.passerelle.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How people sign in.
 *
 * @param passwordStrength how slowly passwords are hashed, so that an unknown name takes as long as a wrong password
 * @param tokenUser which word of an identity provider's token is the user id here
 */
@Validated
@ConfigurationProperties("passerelle")
record SignInSettings(
    @Min(value = 4, message = "must be 4 or more: less the hash does not know") @Max(value = 31,
        message = "must be 31 or less: more the hash does not know") int passwordStrength,
    @NotBlank(message = "must name the word of a token that is the user id") String tokenUser) {}
