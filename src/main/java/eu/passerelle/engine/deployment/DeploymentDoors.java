package eu.passerelle.engine.deployment;

import eu.passerelle.engine.DeploymentObserver;
import eu.passerelle.engine.ProposalDesk;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What the features answer when flows are deployed; looked up late, because the features themselves use the engine.
 *
 * @param proposals nobody where nobody takes proposals: then only those deploy who may put it in force
 */
@Component
public record DeploymentDoors(ObjectProvider<ProposalDesk> proposals, ObjectProvider<DeploymentObserver> observers) {}
