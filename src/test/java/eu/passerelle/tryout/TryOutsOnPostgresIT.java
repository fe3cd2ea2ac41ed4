package eu.passerelle.tryout;

import eu.passerelle.testing.LongRun;
import eu.passerelle.testing.Postgres;
import org.springframework.test.context.ContextConfiguration;

/** The live application on the database of production, the world as ever in memory. */
@LongRun
@ContextConfiguration(initializers = Postgres.class)
class TryOutsOnPostgresIT extends TryOutsTest {}
