package eu.passerelle.flows;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The cases are told when the borders close and when they open. */
@FlowTest
@StandInsFor("tell-cases")
class YgcaCloseBordersFlowTest {

  private static final AtomicInteger SERIES = new AtomicInteger();

  @Autowired private Flow flow;

  @Test
  void theCasesAreToldTwice() {
    closed().message(StandIns.done("tell-cases"), "casesTold", 98).passed("endEvent_closureTold").waitsAt("userTask_reportOpening")
        .complete("userTask_reportOpening", "bordersOpenOn", "2020-09-10").waitsAt().message(StandIns.done("tell-cases"))
        .endedAt("endEvent_bordersOpen").passed("callActivity_tellClosed", "userTask_reportOpening", "callActivity_tellOpen");
  }

  @Test
  void anOpeningNeedNotWaitForTheLastToBeTold() {
    closed().waitsAt("userTask_reportOpening");
  }

  private Journey closed() {
    return flow.start("ygca-close-borders", "YGC-PRG-3021-%04d".formatted(SERIES.incrementAndGet()),
        Ygca.standard("bordersClosedOn", "2020-07-01", "borderNote", "Nobody travels", "supportAmount", 900));
  }
}
