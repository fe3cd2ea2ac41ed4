package eu.passerelle.casework;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** @param suspensionProcess id of the flow that suspends and resumes the cases of a scheme */
@Validated
@ConfigurationProperties("passerelle")
public record CaseworkSettings(@NotBlank(message = "must name the flow that suspends cases") String suspensionProcess) {}
