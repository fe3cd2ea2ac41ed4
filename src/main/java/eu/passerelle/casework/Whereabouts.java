package eu.passerelle.casework;

import eu.passerelle.casework.Cases.CaseAction;
import eu.passerelle.casework.Cases.OpenStepView;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * Where something stands that is no case but runs under a number as a case does, and what a person may do there beside the tasks. Whether
 * the person may see it at all, the caller has made sure.
 */
@Service
public class Whereabouts {

  private final CaseDiagrams diagrams;
  private final CaseSteps steps;
  private final CaseActions actions;
  private final Viewers viewers;

  Whereabouts(CaseDiagrams diagrams, CaseSteps steps, CaseActions actions, Viewers viewers) {
    this.diagrams = diagrams;
    this.steps = steps;
    this.actions = actions;
    this.viewers = viewers;
  }

  /** @return the main diagram first, then those of the called processes that are under way */
  public List<Diagram> diagrams(Running running) {
    return diagrams.of(running);
  }

  /** @return the model of a diagram */
  public String xml(Diagram diagram) {
    return diagrams.xml(diagram);
  }

  /** @return the steps that wait for somebody, next one first */
  public List<OpenStepView> openSteps(Running running, String userId) {
    return steps.ofEngine(running, viewers.of(userId));
  }

  /** @return what this person may do beside the tasks */
  public List<CaseAction> actions(Running running, String userId) {
    return actions.of(running, viewers.of(userId));
  }

  /**
   * Does one of the {@link #actions}.
   *
   * @throws NoSuchActionException when it is nothing that this person may do
   * @throws IllegalStateException with a sentence for the person when it is no longer, or not now, to be done
   */
  public void trigger(Running running, String actionId, String userId) {
    actions.trigger(running, actionId, viewers.of(userId));
  }
}
