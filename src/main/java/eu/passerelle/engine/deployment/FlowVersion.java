package eu.passerelle.engine.deployment;

import java.time.Instant;
import org.springframework.modulith.NamedInterface;

/**
 * One version of a flow.
 *
 * @param flow id of the process, or of the table that stands alone
 * @param name what the diagram or table calls itself
 * @param definitionId id of the process or decision definition
 * @param release whether it came with a release, and not from a person
 */
@NamedInterface
public record FlowVersion(String flow, String name, int version, String definitionId, String deploymentId, Instant since,
    boolean release) {}
