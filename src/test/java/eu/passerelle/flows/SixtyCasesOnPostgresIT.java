package eu.passerelle.flows;

import eu.passerelle.testing.Postgres;
import org.springframework.test.context.ContextConfiguration;

/** The same on the database of production. */
@ContextConfiguration(initializers = Postgres.class)
class SixtyCasesOnPostgresIT extends SixtyCasesIT {}
