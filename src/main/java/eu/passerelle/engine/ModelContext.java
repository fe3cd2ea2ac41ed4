package eu.passerelle.engine;

import java.util.Set;

/**
 * What the house knows, for rules that compare a model with it.
 *
 * @param roles the catalogue of roles
 * @param delegates names of all delegates
 * @param timeLimits keys of the time-limits table
 */
public record ModelContext(RoleDirectory roles, Set<String> delegates, Set<String> timeLimits) {}
