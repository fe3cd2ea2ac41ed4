package eu.passerelle.tryout;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** @param timeLimit after so long a try-out ends with what it has found */
@Validated
@ConfigurationProperties("passerelle.try-out")
record TryOutSettings(@NotNull @DurationMin(nanos = 1, message = "must leave a try-out some time, such as PT30M") Duration timeLimit) {}
