package eu.passerelle.engine.reading;

import org.springframework.modulith.NamedInterface;

/**
 * An open task, with all that is needed to work on it.
 *
 * @param step what it is called in the diagram of {@code definition}
 * @param number of the case or opportunity
 * @param assignee who has claimed it; null when nobody has
 * @param group who may do it; null when it is nobody's
 */
@NamedInterface
public record OpenWork(String task, String step, String name, String flow, String definition, String instance, String number,
    String assignee, String group) {}
