package eu.passerelle.flows;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Firms that offer and people who search, brought to where a test begins. */
class Demand {

  static final String BALTIC_BYTE = "baltic-byte";
  static final String AMBER_CLOUD = "amber-cloud";

  private static final AtomicInteger SERIES = new AtomicInteger();

  private final Flow flow;
  private final ProcessEngine engine;
  private final JdbcClient jdbc;

  Demand(Flow flow, ProcessEngine engine, JdbcClient jdbc) {
    this.flow = flow;
    this.engine = engine;
    this.jdbc = jdbc;
  }

  /** A person whose case searches for an employer. */
  Journey candidate() {
    String number = "DEX-2031-%05d".formatted(SERIES.incrementAndGet());
    engine.getRuntimeService().createProcessInstanceByKey("digital-explorers").businessKey(number)
        .setVariables(Flow.standard("occupation", "2512", "skills", "Java;SQL", "educationLevel", "ISCED6", "fieldOfStudy", "ICT",
            "experienceMonths", 36, "english", "B2", "earliestStart", "2031-03-01", "interviewScore", 71))
        .startBeforeActivity("callActivity_matchCandidate").execute();
    return flow.of(number).runJobs();
  }

  /** A firm has shown interest. */
  Journey interest(String firm) {
    Map<String, Object> variables =
        Flow.standard("employerOrganisation", firm, "employerName", firm.equals(BALTIC_BYTE) ? "Baltic Byte" : "Amber Cloud",
            "motive", "expansion", "firmSize", "small", "firstForeignHire", true, "profiles", "Developers", "mentors", 2);
    variables.keySet().removeAll(List.of("cohort", "givenName", "familyName"));
    return flow.start("opportunity", "DEX-OPP-2031-%04d".formatted(SERIES.incrementAndGet()), variables);
  }

  /** A firm has committed and described its vacancy; the recruiter draws up the shortlist. */
  Journey vacancy(String firm, int seats) {
    return interest(firm).complete("userTask_recordCommitment", "committed", true)
        .complete("userTask_describeVacancy", vacancyOf(seats));
  }

  /** What a firm writes about a vacancy with this many seats. */
  static Object[] vacancyOf(int seats) {
    return new Object[] {"vacancyTitle", "Java developer", "vacancyOccupation", "2512", "vacancySkills", "Java", "seats", seats,
        "salary", 2600, "currency", "EUR", "contractType", "job", "startDate", "2031-05-01", "durationMonths", 12, "workMode", "onsite"};
  }

  /** A firm meets these people. */
  Journey meetings(String firm, int seats, Journey... people) {
    return shortlist(vacancy(firm, seats), people);
  }

  Journey shortlist(Journey opportunity, Journey... people) {
    choose(opportunity, people);
    return opportunity.runJobs();
  }

  /** As {@link #shortlist}, but what follows is left to the job executor. */
  void choose(Journey opportunity, Journey... people) {
    String numbers = Arrays.stream(people).map(person -> '"' + person.number() + '"').collect(Collectors.joining(",", "[", "]"));
    submit(opportunity.task("userTask_drawUpShortlist"), Map.of("shortlist", SpinValues.jsonValue(numbers).create()));
  }

  /** A firm has made an offer to this one person, who has it now. */
  Journey offer(String firm, Journey person) {
    return decide(meetings(firm, 1, person), person, "offer");
  }

  /** The firm decides about one of the people it meets. */
  Journey decide(Journey opportunity, Journey person, String decision, Object... more) {
    interview(opportunity, person, decision, more);
    return opportunity.runJobs();
  }

  /** As {@link #decide}, but what follows is left to the job executor. */
  void interview(Journey opportunity, Journey person, String decision, Object... more) {
    Map<String, Object> answers = new HashMap<>(Map.of("fit", 4, "interviewNotes", "Notes on " + person.number(), "decision", decision));
    if (decision.equals("offer")) {
      answers.putAll(Map.of("contractType", "job", "salary", 2600, "currency", "EUR", "startDate", "2031-05-01", "durationMonths", 12));
    }
    answers.putAll(Flow.values(more));
    submit(meeting(opportunity, person), answers);
  }

  Task meeting(Journey opportunity, Journey person) {
    return engine.getTaskService().createTaskQuery().processInstanceBusinessKey(opportunity.number())
        .taskDefinitionKey("userTask_interviewForVacancy")
        .processVariableValueEquals("candidateCase", person.number()).singleResult();
  }

  /** The "Answer offer" task of the person for the offer of this opportunity. */
  Task answerTask(Journey person, Journey opportunity) {
    return engine.getTaskService().createTaskQuery().processInstanceBusinessKey(person.number()).taskDefinitionKey("userTask_answerOffer")
        .list().stream()
        .filter(task -> opportunity.number().equals(engine.getTaskService().getVariable(task.getId(), "opportunityNumber"))).findFirst()
        .orElseThrow();
  }

  Journey accept(Journey person, Journey opportunity) {
    submit(answerTask(person, opportunity), Map.of("offerAccepted", true));
    return person.runJobs();
  }

  Journey decline(Journey person, Journey opportunity, String reason) {
    submit(answerTask(person, opportunity), Map.of("offerAccepted", false, "lossReason", reason));
    return person.runJobs();
  }

  /** The firm has drawn up a contract of one year. */
  Journey drawUp(Journey person) {
    return person.complete("userTask_drawUpContract", "contractDrawnUp", true, "contractType", "job", "salary", 2600, "currency", "EUR",
        "startDate", "2031-05-01", "endDate", "2032-04-30", "mentor", "Ieva", "contractLanguage", "English");
  }

  private void submit(Task task, Map<String, Object> answers) {
    engine.getFormService().submitTaskForm(task.getId(), answers);
  }

  /** The row of an opportunity in one line: state, seats taken, loss reason. */
  String row(Journey opportunity) {
    return jdbc.sql("select state, hired, loss_reason from opportunity where number = ?").param(opportunity.number())
        .query((row, i) -> row.getString(1) + " " + row.getInt(2) + " " + row.getString(3)).single();
  }

  /** The states of all offers that a case ever had, oldest first. */
  String offers(Journey person) {
    return String.join(" ",
        jdbc.sql("select state from offer where case_number = ? order by made_at").param(person.number()).query(String.class).list());
  }

  /** The organisation that is the employer of a case or opportunity now; "nobody" without one. */
  String employer(Journey journey) {
    return jdbc.sql("select organisation_id from participation where place = ? and role = 'employer'").param(journey.number())
        .query(String.class)
        .optional().orElse("nobody");
  }
}
