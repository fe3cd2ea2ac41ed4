package eu.passerelle.engine.access;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param loginMaxAttempts after how many wrong passwords the engine locks a person; the engine's own setting */
@Validated
@ConfigurationProperties("camunda.bpm.generic-properties.properties")
record LockSettings(@DefaultValue("10") @Min(value = 1, message = "must leave people one attempt at least") int loginMaxAttempts) {}
