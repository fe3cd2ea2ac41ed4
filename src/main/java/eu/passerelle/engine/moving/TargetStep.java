package eu.passerelle.engine.moving;

import org.springframework.modulith.NamedInterface;

/** A step that can take the instances of one which a change removes. */
@NamedInterface
public record TargetStep(String id, String name) {}
