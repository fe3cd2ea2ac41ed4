package eu.passerelle.engine.moving;

import org.springframework.modulith.NamedInterface;

/** A live instance; {@code caseNumber} is null when it runs under none. */
@NamedInterface
public record LiveInstance(String id, String caseNumber) {}
