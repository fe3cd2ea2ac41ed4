package eu.passerelle.engine.moving;

import java.util.List;
import org.springframework.modulith.NamedInterface;

/**
 * Instances that stand alike.
 *
 * @param definitionId the version they are on
 * @param steps element ids of the steps they stand at; more than one where branches run side by side
 * @param stepNames names of these steps
 * @param why a sentence for people: why they stay or need a decision, or what is to be known when they follow; may be empty
 * @param gaps what they would go without when they follow, in sentences
 * @param skipped steps that every case has before it comes where they stand, and that they have never had
 */
@NamedInterface
public record StandingAlike(String definitionId, int version, List<String> steps, List<String> stepNames, Fate fate, String why,
    List<LiveInstance> instances, List<String> gaps, List<SkippedStep> skipped) {

  /** Copies the lists it is given. */
  public StandingAlike {
    steps = List.copyOf(steps);
    stepNames = List.copyOf(stepNames);
    instances = List.copyOf(instances);
    gaps = List.copyOf(gaps);
    skipped = List.copyOf(skipped);
  }

  /** @return where they stand, as decisions about them name it */
  public String place() {
    return MoveOrders.Skipping.standing(steps);
  }

  /** @return ids of the steps as they are drawn */
  public List<String> drawnSteps() {
    return steps.stream().map(MovePlan::drawnId).distinct().toList();
  }

  /** @return the same of other instances */
  public StandingAlike with(List<LiveInstance> others) {
    return new StandingAlike(definitionId, version, steps, stepNames, fate, why, others, gaps, skipped);
  }
}
