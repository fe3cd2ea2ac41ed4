package eu.passerelle.flows;

import eu.passerelle.testing.Days;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.spin.plugin.variable.SpinValues;

/** Students, companies and what they write, for the scheme of internships in France. */
class Homere {

  static final String ARMOR = "armor-logiciel";
  static final String CHECK_PROSPECT = "userTask_checkHomeProspect";
  static final String DESCRIBE = "userTask_describeInternship";

  private static final int SHORTLIST = 5;
  private static final AtomicInteger SERIES = new AtomicInteger();

  private final Flow flow;
  private final ProcessEngine engine;

  Homere(Flow flow, ProcessEngine engine) {
    this.flow = flow;
    this.engine = engine;
  }

  /** The variables that every block gets, for the Moroccan corridor. */
  static Map<String, Object> standard(Object... more) {
    Map<String, Object> all = Flow.standard("scheme", "homere", "corridor", "homere-ma-fr", "cohort", "homere-ma-2019",
        "origin", "MA", "destination", "FR", "givenName", "Yasmine", "familyName", "Tahiri");
    all.putAll(Flow.values(more));
    return all;
  }

  /** The internship that the stay is authorised for: half a year, beginning in three months. */
  static Map<String, Object> hired(Object... more) {
    Map<String, Object> all = standard("employerName", "Armor Logiciel", "employerOrganisation", ARMOR,
        "opportunityNumber", "HOM-OPP-2031-9001", "contractType", "traineeship", "startDate", Days.ahead(100), "endDate", Days.ahead(270),
        "salary", 900, "currency", "EUR", "mentor", "Anne Riou", "occupation", "2512 Software developers", "permitType", "trainee");
    all.putAll(Flow.values(more));
    return all;
  }

  static Map<String, Object> application(Object... more) {
    Map<String, Object> all = standard("applicationId", "HOM-90001", "submittedOn", "2019-10-20", "birthDate", "1996-03-01",
        "gender", "F", "nationality", "MA", "region", "Rabat", "preferredDestination", "FR", "educationLevel", "ISCED7",
        "fieldOfStudy", "061 ICT", "graduationYear", 2020, "occupation", "2512 Software developers", "skills", "Java;SQL;React;Linux",
        "experienceMonths", 60, "english", "C1", "secondLanguage", "fr:B2", "employmentStatus", "student", "email", "yasmine@example.org",
        "phone", "+212 600000000", "earliestStart", "2020-02-01", "consent", true);
    all.putAll(Flow.values(more));
    return all;
  }

  /** A student whose case searches for an internship. */
  Journey student() {
    String number = "HOM-2031-%05d".formatted(SERIES.incrementAndGet());
    engine.getRuntimeService().createProcessInstanceByKey("homere").businessKey(number).setVariables(application())
        .startBeforeActivity("callActivity_matchCandidate").execute();
    return flow.of(number).runJobs();
  }

  /** A company has said what it needs. */
  Journey need() {
    Map<String, Object> variables = standard("employerOrganisation", ARMOR, "employerName", "Armor Logiciel", "homeLink", "subsidiary",
        "homePartner", "Armor Maroc", "homeProspectNote", "Lead the team in Rabat", "sector", "ict", "need", "A developer");
    variables.keySet().removeAll(List.of("cohort", "givenName", "familyName"));
    return flow.start("homere-offer", "HOM-OPP-2031-%04d".formatted(SERIES.incrementAndGet()), variables);
  }

  /** The offer counts and is described; the university preselects. */
  Journey described() {
    return need().complete(CHECK_PROSPECT, "prospectCheck", "The subsidiary hires", "homeProspect", true).complete(DESCRIBE, internship());
  }

  /** The company meets these students and as many others as a shortlist needs. */
  Journey meetings(Journey... students) {
    List<Journey> list = new ArrayList<>(List.of(students));
    while (list.size() < SHORTLIST) {
      list.add(student());
    }
    return shortlist(described(), list.toArray(Journey[]::new));
  }

  Journey shortlist(Journey offer, Journey... students) {
    preselect(offer, students);
    return offer.complete("userTask_checkStudents", "listAgreed", true);
  }

  void preselect(Journey offer, Journey... students) {
    String numbers = Arrays.stream(students).map(student -> '"' + student.number() + '"').collect(Collectors.joining(",", "[", "]"));
    engine.getFormService().submitTaskForm(offer.task("userTask_preselectStudents").getId(),
        Map.of("shortlist", SpinValues.jsonValue(numbers).create(), "preselectionNotes", "By transcript and language"));
    offer.runJobs();
  }

  /** The company rejects everybody else and makes an offer to this student. */
  Journey choose(Journey offer, Journey student) {
    reject(offer, interviews(offer).processVariableValueNotEquals("candidateCase", student.number()));
    engine.getFormService().submitTaskForm(interviews(offer).singleResult().getId(), Flow.values("fit", 4, "interviewNotes", "Notes",
        "decision", "offer", "contractType", "traineeship", "salary", 900, "currency", "EUR", "startDate", Days.ahead(100),
        "durationMonths", 6));
    return offer.runJobs();
  }

  /** The company wants nobody whom it has met. */
  Journey rejectAll(Journey offer) {
    reject(offer, interviews(offer));
    return offer.runJobs();
  }

  private void reject(Journey offer, TaskQuery interviews) {
    interviews.list().forEach(task -> engine.getFormService().submitTaskForm(task.getId(),
        Flow.values("fit", 2, "interviewNotes", "Notes", "decision", "reject", "lossReason", "not-chosen")));
    offer.runJobs();
  }

  private TaskQuery interviews(Journey offer) {
    return engine.getTaskService().createTaskQuery().processInstanceBusinessKey(offer.number())
        .taskDefinitionKey("userTask_interviewForVacancy");
  }

  static Object[] internship() {
    return answers("intakeOpen", true, "vacancyTitle", "Intern for mobile applications", "vacancySkills", "Java", "salary", 900,
        "currency", "EUR", "startDate", Days.ahead(100), "durationMonths", 6, "workMode", "onsite");
  }

  /** The agreement as the company draws it up, with changes. */
  static Object[] agreement(Object... changes) {
    Map<String, Object> all = Flow.values("agreementDrawnUp", true, "mentor", "Anne Riou", "internshipTasks", "Develop an application",
        "learningGoals", "Work in a team", "supervision", "Brest, weekly talk with the tutor", "startDate", Days.ahead(100), "endDate",
        Days.ahead(270),
        "weeklyHours", 35, "salary", 900, "currency", "EUR", "legalStatus", "none");
    all.putAll(Flow.values(changes));
    return flat(all);
  }

  static Object[] companySigns() {
    return answers("companySigned", true, "companySignedOn", Days.ahead(0));
  }

  static Object[] universitySigns() {
    return answers("universitySigned", true, "academicSupervisor", "Prof. Filali", "universitySignedOn", Days.ahead(0));
  }

  static Object[] studentSigns() {
    return answers("studentSigned", true, "signedOn", Days.ahead(0));
  }

  static Object[] sent() {
    return answers("agreementSentOn", Days.ahead(0), "sentBy", "university", "agreementFileNumber", "D-1");
  }

  static Object[] validated() {
    return answers("agreementValidated", true, "validationNumber", "V-1");
  }

  static Object[] visaApplication() {
    return answers("visaAppliedOn", Days.ahead(0), "visaAppointment", Days.ahead(7), "visaFee", 50);
  }

  static Object[] visa() {
    return answers("visaDecidedOn", Days.ahead(0), "permitGranted", true, "permitNumber", "VLS-1", "permitValidUntil", Days.ahead(400));
  }

  static Object[] noVisa() {
    return answers("visaDecidedOn", Days.ahead(0), "permitGranted", false, "refusalReason", "Means not shown");
  }

  static Object[] month() {
    return answers("monthEndsOn", Days.ahead(30), "monthWork", "First screens", "monthLearned", "Reviews", "daysPresent", 20);
  }

  static Object[] followUp(String helpNeeded) {
    return answers("socialFollowUp", "Shares a flat", "financialFollowUp", "Enough", "healthFollowUp", "well", "helpNeeded", helpNeeded,
        "helpWanted", helpNeeded.equals("yes") ? "A doctor" : null);
  }

  static Object[] allowance() {
    return answers("allowancePaid", 900, "allowancePaidOn", Days.ahead(30), "allowanceReceipt", "R-1", "nothingKeptBack", true);
  }

  static Object[] contribution() {
    return answers("euContribution", 400, "euContributionReceipt", "R-2");
  }

  static Object[] review() {
    return answers("achieved", "The application runs", "skillsGained", "Mobile development", "internshipRating", "good", "homeWish", "yes");
  }

  static Object[] defenceDay() {
    return answers("defenceDate", Days.ahead(300), "defenceMode", "online", "jury", "Filali, Lamrani");
  }

  static Object[] defence(String result) {
    return answers("defenceMark", 15.5, "skillsDefended", "Mobile development", "defenceResult", result, "defenceAdvice",
        result.equals("again") ? "The method" : null);
  }

  static Object[] jobTalk() {
    return answers("localPartner", "Armor Maroc", "localContact", "Mme Idrissi", "jobTalkOn", Days.ahead(320));
  }

  static Object[] job() {
    return answers("jobOffered", true, "jobTitle", "Developer", "jobStartDate", Days.ahead(330), "jobSalary", 9000, "jobCurrency", "MAD");
  }

  private static Object[] flat(Map<String, Object> values) {
    return values.entrySet().stream().flatMap(entry -> Stream.of(entry.getKey(), entry.getValue())).toArray();
  }

  private static Object[] answers(Object... keysAndValues) {
    return keysAndValues;
  }
}
