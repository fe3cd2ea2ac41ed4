package eu.passerelle.engine.moving;

import java.util.List;
import org.springframework.modulith.NamedInterface;

/**
 * A step that every case passes before it comes where some stand, and that these have never had.
 *
 * @param ways what can be done about it
 * @param chosen null as long as nobody has decided
 * @param reason why that was decided; empty when nobody has said
 */
@NamedInterface
public record SkippedStep(String id, String name, List<Remedy> ways, Remedy chosen, String reason) {

  /** Copies the list it is given. */
  public SkippedStep {
    ways = List.copyOf(ways);
  }

  /** @return what becomes of it, for the receipt of a case */
  String receipt() {
    String done = switch (chosen) {
      case GO_BACK -> "Went back to " + name + ", which it had never had.";
      case ANSWER_NOW -> "Has " + name + " now, which it had never had, and then goes on where it stood.";
      case LET_BE -> "Never has " + name + ": that was decided.";
    };
    return reason.isEmpty() ? done : done + " Reason: " + reason;
  }
}
