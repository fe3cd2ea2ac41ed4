package eu.passerelle.redesign.flows;

import java.time.OffsetDateTime;

/**
 * A version of a flow that somebody put in force.
 *
 * @param proposalNumber null for what an administrator deployed past the proposals
 * @param replacedDeploymentId what was in force before; null for a new flow
 * @param countersignedBy names of who countersigned; null when nobody had to
 * @param changes what changed, one sentence a line
 */
public record Publication(String id, String flow, String deploymentId, String proposalNumber, String replacedDeploymentId,
    String publishedBy,
    String countersignedBy, String reason, String changes, OffsetDateTime publishedAt) {}
