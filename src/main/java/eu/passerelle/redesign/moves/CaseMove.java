package eu.passerelle.redesign.moves;

import java.time.OffsetDateTime;

/**
 * One live instance that is to follow a publication, or has.
 *
 * @param flow id of the flow that was published
 * @param why it has stayed; else null
 * @param stoodAt names of the steps at which it stood, parted by semicolons; null as long as its turn has not come
 * @param standsAt the same for where it stands since
 * @param decided what was done about steps that it had never had; null when there was none
 */
public record CaseMove(String proposalNumber, String instanceId, String caseNumber, String flow, String fromDefinition, String toDefinition,
    MoveState state, String why, String stoodAt, String standsAt, OffsetDateTime movedAt, String decided) {

  /** @return the same instance, and what has become of it */
  CaseMove become(MoveState now, String because, String stood, String stands) {
    return new CaseMove(proposalNumber, instanceId, caseNumber, flow, fromDefinition, toDefinition, now, because, stood, stands, movedAt,
        decided);
  }

  /** @return the same with what was done about steps that it had never had */
  CaseMove with(String what) {
    return new CaseMove(proposalNumber, instanceId, caseNumber, flow, fromDefinition, toDefinition, state, why, stoodAt, standsAt, movedAt,
        what.isEmpty() ? null : what);
  }

  /**
   * What became of it: its turn has not come, or somebody has stopped the moving before it came; it has moved; it stays on its version; or it
   * ended before its turn came.
   */
  public enum MoveState { WAITING, HELD, MOVED, STAYED, ENDED }
}
