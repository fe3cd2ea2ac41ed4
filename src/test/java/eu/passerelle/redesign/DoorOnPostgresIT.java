package eu.passerelle.redesign;

import eu.passerelle.testing.Postgres;
import org.springframework.test.context.ContextConfiguration;

/** The same door on PostgreSQL. */
@ContextConfiguration(initializers = Postgres.class)
class DoorOnPostgresIT extends DoorIT {}
