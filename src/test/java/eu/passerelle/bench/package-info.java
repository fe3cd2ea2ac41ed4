/** Measures, not tests: run with {@code ./mvnw test -Pbench}; they print figures beside a bare engine's and fail on nothing. */
package eu.passerelle.bench;
