package eu.passerelle.engine.moving;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.modulith.NamedInterface;

/**
 * What was decided for the instances of a flow that cannot simply follow.
 *
 * @param mapping where the instances of removed steps go, by element id
 * @param remedies what is done about a step that instances which stand alike have never had
 */
@NamedInterface
public record MoveOrders(Map<String, String> mapping, Map<Skipping, Decided> remedies) {

  /** Copies what it is given. */
  public MoveOrders {
    mapping = Map.copyOf(mapping);
    remedies = Map.copyOf(remedies);
  }

  /** @param mapping where the instances of removed steps go; nothing else is decided */
  public static MoveOrders of(Map<String, String> mapping) {
    return new MoveOrders(mapping, Map.of());
  }

  /**
   * Instances that stand alike and have never had a step.
   *
   * @param standing where they stand, as {@link #standing(Collection)} writes it
   */
  @NamedInterface
  public record Skipping(String standing, String step) {

    /** @return ids of the steps in one text, the same for the same steps */
    public static String standing(Collection<String> steps) {
      return steps.stream().distinct().sorted().collect(Collectors.joining(" "));
    }
  }

  /** @param reason why, for whoever reads it on the case; may be empty */
  @NamedInterface
  public record Decided(Remedy remedy, String reason) {}
}
