package eu.passerelle.redesign.comparison;

/**
 * One thing that a new version of a flow does differently, in a sentence for people.
 *
 * @param flow id of the process or of the table
 * @param elementId where it shows on the diagram; null where it shows nowhere
 */
public record Difference(Kind kind, String flow, String elementId, String sentence) {

  /** What sort of difference it is. */
  public enum Kind {
    FLOW_ADDED, STEP_ADDED, STEP_REMOVED, STEP_RENAMED, ORDER_CHANGED, WORK_MOVED, DEADLINE_CHANGED, STAGE_CHANGED, CALL_CHANGED,
    CONDITION_CHANGED, EVENT_CHANGED, FORM_CHANGED, PRIVACY_CHANGED, DECISION_CHANGED, DRAWING_CHANGED
  }
}
