package eu.passerelle.founding;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What new schemes begin with.
 *
 * @param templateProcess id of the flow that every new scheme gets a copy of
 * @param countryTables ids of the tables that say something about a country of destination
 */
@Validated
@ConfigurationProperties("passerelle")
record FoundingSettings(
    @NotBlank(message = "must name the flow that new schemes get a copy of") String templateProcess,
    @NotNull(message = "must list tables, or be empty") List<@NotBlank(message = "must name a table") String> countryTables) {}
