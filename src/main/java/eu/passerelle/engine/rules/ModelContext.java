package eu.passerelle.engine.rules;

import eu.passerelle.engine.Literal;
import eu.passerelle.engine.RoleDirectory;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the house knows, for rules that compare a model with it. It is asked anew for each check.
 *
 * @param roles the catalogue of roles
 * @param delegates what the delegate of a name wants said word for word; empty when there is none of that name
 * @param timeLimits keys of the time-limits table that counts where no table is known
 */
public record ModelContext(Supplier<RoleDirectory> roles, Function<String, Optional<List<Literal>>> delegates,
    Supplier<Set<String>> timeLimits) {}
