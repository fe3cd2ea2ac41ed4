package eu.passerelle.engine;

import java.time.Instant;

/**
 * One version of a flow.
 *
 * @param flow id of the process, or of the table that stands alone
 * @param name what the diagram or table calls itself
 * @param definitionId id of the process or decision definition
 * @param release whether it came with a release, and not from a person
 */
public record FlowVersion(String flow, String name, int version, String definitionId, String deploymentId, Instant since,
    boolean release) {}
