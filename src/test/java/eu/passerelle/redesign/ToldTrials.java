package eu.passerelle.redesign;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;

/** For all tests that share the flow tests' application: try-outs of proposals are over when a test says so. */
@TestConfiguration
@Import(TrialsByHand.class)
public class ToldTrials {}
