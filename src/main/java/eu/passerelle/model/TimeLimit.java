package eu.passerelle.model;

/**
 * How long a step may take.
 *
 * @param period ISO-8601 period, for example {@code P90D}
 * @param source where the limit comes from, as text for people
 * @param silence what no answer in time means; empty where it means nothing
 * @param asOf date of the source, or its year; empty where the limit is agreed in the scheme
 */
public record TimeLimit(String period, String source, String silence, String asOf) {}
