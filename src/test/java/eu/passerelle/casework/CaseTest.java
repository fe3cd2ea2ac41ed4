package eu.passerelle.casework;

import eu.passerelle.scheme.Cohort;
import eu.passerelle.scheme.Corridor;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.stakeholder.Organisations;
import eu.passerelle.stakeholder.Organisations.Member;
import eu.passerelle.stakeholder.Participations;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/** A small scheme of its own beside the demo: recruiter Ventures Platform, support organisation AfriKo, employers case by case. */
@SpringBootTest
@ActiveProfiles("demo")
public abstract class CaseTest {

  public static final String SCHEME = "trial";
  public static final String CORRIDOR = "trial-ng-lt";
  public static final String COORDINATOR = "coordinator";
  protected static final String RECRUITER = "bisi";
  protected static final String SUPPORTER = "ona";

  @Autowired protected Schemes schemes;
  @Autowired protected Organisations organisations;
  @Autowired protected Participations participations;
  @Autowired protected CaseStart start;
  @Autowired protected Cases cases;
  @Autowired protected JdbcClient jdbc;
  @Autowired protected RepositoryService repository;
  @Autowired protected RuntimeService runtime;
  @Autowired protected TaskService tasks;
  @Autowired protected ManagementService management;
  @Autowired protected IdentityService identity;

  @BeforeEach
  protected void foundScheme() {
    if (schemes.find(SCHEME).isPresent()) {
      return;
    }
    identity.saveGroup(identity.newGroup("coordinators-trial"));
    organisations.add("coordinators-trial", new Member(COORDINATOR, "Coordi", "Nator", "c@example.org"), "Bridge-2-Vilnius!");
    schemes.add(new Scheme(SCHEME, "Trial", "TRY", "trial", "enterprise-lithuania", "coordinators-trial", null, null, null, null));
    schemes.add(new Corridor(CORRIDOR, SCHEME, "NG", "LT", true, null));
    schemes.add(new Cohort("trial-2021", SCHEME, CORRIDOR, "Trial of 2021", 2021, LocalDate.of(2021, 1, 1), LocalDate.of(2021, 2, 1),
        Map.of("selectionMethod", "hackathon")));
    participations.playInScheme(SCHEME, "recruiter", "ventures-platform");
    participations.playInScheme(SCHEME, "support-organisation", "afriko");
    participations.mayPlay(SCHEME, "employer", "baltic-byte");
    participations.mayPlay(SCHEME, "employer", "amber-cloud");
    repository.createDeployment().addInputStream("trial.bpmn", getClass().getResourceAsStream("/models/casework/trial.bpmn"))
        .addInputStream("answer-here.form", getClass().getResourceAsStream("/models/engine/answer-here.form")).deploy();
  }

  protected String startCase() {
    return start.start(schemes.cohort("trial-2021").orElseThrow(), Map.of("givenName", "Adaeze", "familyName", "Okonkwo"));
  }

  protected void complete(String number, String... elements) {
    for (String element : elements) {
      tasks.complete(task(number, element).getId());
    }
  }

  protected Task task(String number, String element) {
    return tasks.createTaskQuery().processInstanceBusinessKey(number).taskDefinitionKey(element).singleResult();
  }

  protected CaseSummary summary(String number) {
    return cases.find(number, COORDINATOR).orElseThrow();
  }

  protected List<String> openStepNames(String number) {
    return cases.openSteps(number, COORDINATOR).stream().map(Cases.OpenStepView::name).toList();
  }
}
