package eu.passerelle.flows;

import eu.passerelle.testing.Days;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;

/** What the people of the Belgian and Moroccan scheme hand to its blocks and write into its forms. */
final class Palim {

  private static final AtomicInteger SERIES = new AtomicInteger(40_000);

  private Palim() {}

  static Map<String, Object> standard(Object... more) {
    Map<String, Object> variables =
        Flow.standard("scheme", "palim", "corridor", "palim-ma-be", "cohort", "palim-2019", "origin", "MA", "destination", "BE",
            "givenName", "Salwa", "familyName", "Bakkali");
    variables.putAll(Flow.values(more));
    return variables;
  }

  /** A whole case, brought to this step. */
  static Journey at(Flow flow, ProcessEngine engine, String element) {
    String number = "PAL-2031-%05d".formatted(SERIES.incrementAndGet());
    engine.getRuntimeService().createProcessInstanceByKey("palim").businessKey(number)
        .setVariables(standard("curriculumVersion", "1", "placeName", "Training", "arrived", false, "email", "a@example.org", "skills",
            "Java", "english", "B2"))
        .startBeforeActivity(element).execute();
    return flow.of(number).runJobs();
  }

  /** What a process beside the cases starts with. */
  static Map<String, Object> programme(Object... more) {
    Map<String, Object> variables = standard(more);
    variables.keySet().removeAll(List.of("givenName", "familyName"));
    return variables;
  }

  static Object[] enrolled(String firstDay) {
    return answers("traineeEnrolled", true, "trainingStartedOn", firstDay);
  }

  static Object[] marks(int attendance) {
    return answers("attendancePercent", attendance, "marksIct", 14, "marksSoftSkills", 15, "marksEnglish", 13, "marksBelgium", 16);
  }

  static Object[] exam(int score) {
    return answers("examHeldOn", Days.ahead(0), "examAttendance", "present", "examScore", score);
  }

  static Object[] track(String track) {
    return answers("track", track, "trackMotivation", "As agreed with the person.");
  }

  static Object[] cvSent() {
    return answers("cvSentOn", Days.ahead(0), "firmsAddressed", 6);
  }

  static Object[] hiredAtHome(String firm) {
    return answers("interviewsHeld", 2, "hiredAtHome", true, "employerName", firm, "position", "Junior developer");
  }

  static Object[] notHiredAtHome(String reason) {
    return answers("interviewsHeld", 3, "hiredAtHome", false, "refusedBecause", reason);
  }

  static Object[] jobStart(String day) {
    return answers("placedAtHome", true, "startDate", day, "contractType", "permanent");
  }

  static Object[] workAllowed() {
    return answers("workDecidedOn", Days.ahead(0), "workDecision", "allowed");
  }

  static Object[] residenceGranted() {
    return answers("residenceDecidedOn", Days.ahead(0), "residenceDecision", "granted");
  }

  static Object[] informationSent() {
    return answers("informationSentOn", Days.ahead(0), "informationSent", "The diploma in a sworn translation.");
  }

  static Object[] annex(String number) {
    return answers("permitNumber", number, "annexIssuedOn", Days.ahead(0), "permitValidUntil", Days.ahead(365));
  }

  static Object[] visa() {
    return answers("visaAppointment", Days.ahead(3), "visaNumber", "V-1", "visaIssuedOn", Days.ahead(5), "passportReturned", true);
  }

  private static Object[] answers(Object... keysAndValues) {
    return keysAndValues;
  }
}
