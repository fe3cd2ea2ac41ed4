package eu.passerelle.engine.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** @param passwordStrength how slowly passwords are hashed: each step up takes twice as long */
@Validated
@ConfigurationProperties("passerelle")
record PasswordSettings(
    @Min(value = 4, message = "must be 4 or more: less the hash does not know") @Max(value = 31,
        message = "must be 31 or less: more the hash does not know") int passwordStrength) {}
