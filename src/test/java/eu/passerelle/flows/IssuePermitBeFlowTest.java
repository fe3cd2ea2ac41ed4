package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertDue;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The annex comes from the Immigration Office, the visa from the mission. */
@FlowTest
class IssuePermitBeFlowTest {

  @Autowired private Flow flow;

  @Test
  void theMissionIssuesTheVisaOnTheAnnex() {
    var issuing = flow.start("issue-permit-be", Palim.standard("fileNumber", "BE-1", "annex", "47")).waitsAt("userTask_issueAnnex");

    issuing.completeAs("dirk", "userTask_issueAnnex", Palim.annex("BE-2031-7")).waitsAt("userTask_issueDVisa");
    assertDue(issuing, "userTask_issueDVisa", "P30D");
    issuing.completeAs("veronique", "userTask_issueDVisa", Palim.visa()).endedAt("endEvent_visaIssued").hasVariable("permitNumber",
        "BE-2031-7");
  }
}
