package eu.passerelle.engine.moving;

import org.springframework.modulith.NamedInterface;

/**
 * What is done about a step that a case has never had: it goes back there and takes the way from there again, it has the step now and goes on
 * where it stood, or nothing.
 */
@NamedInterface
public enum Remedy { GO_BACK, ANSWER_NOW, LET_BE }
