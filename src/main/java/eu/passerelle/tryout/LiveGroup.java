package eu.passerelle.tryout;

import eu.passerelle.engine.moving.MoveOrders;
import eu.passerelle.engine.moving.StandingAlike;
import eu.passerelle.model.FlowBundle;

/**
 * Live cases that stand alike and would follow a proposal.
 *
 * @param process id of the process that they stand in
 * @param version all files of the version that they are on
 * @param proposed all files of the flow as they would be in force
 * @param cohort id of the cohort that most of them belong to; null when they belong to none
 * @param orders what was decided for those that cannot simply follow
 */
public record LiveGroup(String process, FlowBundle version, FlowBundle proposed, String cohort, MoveOrders orders,
    StandingAlike standing) {}
