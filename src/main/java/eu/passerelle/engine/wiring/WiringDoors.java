package eu.passerelle.engine.wiring;

import eu.passerelle.engine.PartyDirectory;
import eu.passerelle.engine.RoleDirectory;
import eu.passerelle.model.TimeLimitSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the features answer when a task finds its party; looked up late, because the features themselves use the engine. */
@Component
record WiringDoors(ObjectProvider<RoleDirectory> roles, ObjectProvider<PartyDirectory> parties,
    ObjectProvider<TimeLimitSource> timeLimits) {}
