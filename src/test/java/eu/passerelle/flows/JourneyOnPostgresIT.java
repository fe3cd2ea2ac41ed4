package eu.passerelle.flows;

import eu.passerelle.testing.Postgres;
import org.springframework.test.context.ContextConfiguration;

/** The whole journey with the real blocks, on the database of production. */
@ContextConfiguration(initializers = Postgres.class)
class JourneyOnPostgresIT extends DigitalExplorersJourneyTest {}
