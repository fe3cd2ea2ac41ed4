package eu.passerelle.engine.rules;

import eu.passerelle.engine.Literal;
import eu.passerelle.engine.RoleDirectory;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the house knows, for rules that compare a model with it.
 *
 * @param roles the catalogue of roles
 * @param delegates all delegates, and what each wants said word for word
 * @param timeLimits keys of the time-limits table
 */
public record ModelContext(RoleDirectory roles, Map<String, List<Literal>> delegates, Set<String> timeLimits) {}
