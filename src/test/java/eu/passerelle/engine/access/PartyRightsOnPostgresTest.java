package eu.passerelle.engine.access;

import eu.passerelle.testing.Postgres;
import org.springframework.test.context.ContextConfiguration;

/** The rights of the parties are queries, so they are asked of the production database too. */
@ContextConfiguration(initializers = Postgres.class)
class PartyRightsOnPostgresTest extends PartyRightsTest {}
