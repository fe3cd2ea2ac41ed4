package eu.passerelle.flows;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;

/** Whole cases, brought to where a stay begins. */
final class Stays {

  private static final AtomicInteger SERIES = new AtomicInteger(90_000);

  private Stays() {}

  /** A case whose worker works for the first employer. */
  static Journey begun(Flow flow, ProcessEngine engine) {
    String number = "DEX-2031-%05d".formatted(SERIES.incrementAndGet());
    engine.getRuntimeService().createProcessInstanceByKey("digital-explorers").businessKey(number)
        .setVariables(Flow.standard("occupation", "2512", "skills", "Java;SQL", "educationLevel", "ISCED6", "experienceMonths", 36,
            "english", "B2",
            "employerName", "Baltic Byte", "employerOrganisation", Demand.BALTIC_BYTE, "startDate", "2020-03-01", "endDate", "2021-02-28",
            "arrivalDate", "2020-03-02"))
        .startBeforeActivity("callActivity_stayAndReturn").execute();
    return flow.of(number).runJobs()
        .complete("userTask_startPlacement", "employedOn", "2020-03-03", "mentor", "Dovile", "socialSecurityDone", true)
        .complete("userTask_arrangeHousing", "address", "Laisves 1, Kaunas", "insuredFrom", "2020-03-02", "bankAccountOpen", true)
        .complete("userTask_registerArrival", "registeredOn", "2020-03-10", "registeredWith", "Kaunas", "residenceNumber", "R-1");
  }
}
