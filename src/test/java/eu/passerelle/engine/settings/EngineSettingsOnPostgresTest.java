package eu.passerelle.engine.settings;

import eu.passerelle.testing.Postgres;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(initializers = Postgres.class)
class EngineSettingsOnPostgresTest extends EngineSettingsTest {}
