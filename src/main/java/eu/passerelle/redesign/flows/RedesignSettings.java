package eu.passerelle.redesign.flows;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The flows that the house itself is built on.
 *
 * @param templateProcess id of the flow that every new scheme gets a copy of
 * @param publicationProcess id of the flow that a proposed change runs through
 */
@Validated
@ConfigurationProperties("passerelle")
public record RedesignSettings(
    @NotBlank(message = "must name the flow that new schemes get a copy of") String templateProcess,
    @NotBlank(message = "must name the flow that proposals run through") String publicationProcess) {}
