package eu.passerelle.mail;

import eu.passerelle.testing.Postgres;
import org.springframework.test.context.ContextConfiguration;

/** Mails on the database of production. */
@ContextConfiguration(initializers = Postgres.class)
class MailOnPostgresTest extends MailTest {}
