package eu.passerelle.engine.moving;

import java.util.List;
import org.springframework.modulith.NamedInterface;

/**
 * What became of an instance.
 *
 * @param why it has not moved; else empty
 * @param stoodAt names of the steps at which it stood
 * @param standsAt names of the steps at which it stands now; empty when it has not moved
 * @param decided what was decided about steps that it had never had, and was done; may be empty
 */
@NamedInterface
public record MoveResult(String instanceId, boolean moved, String why, List<String> stoodAt, List<String> standsAt, String decided) {}
