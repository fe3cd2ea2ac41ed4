package eu.passerelle.redesign;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.engine.flow.FlowCatalogue;
import eu.passerelle.engine.moving.Fate;
import eu.passerelle.engine.moving.Forecast;
import eu.passerelle.engine.moving.Forecasts;
import eu.passerelle.engine.moving.TargetStep;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.redesign.moves.CaseMoves;
import eu.passerelle.redesign.moves.MoveRun;
import eu.passerelle.redesign.proposal.Proposal.Origin;
import eu.passerelle.redesign.proposal.Proposals;
import eu.passerelle.redesign.report.MoveWish;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.FlowTest;
import eu.passerelle.testing.LongRun;
import eu.passerelle.testing.Redrawn;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The real diagrams are changed at random, published, and their cases moved: none is lost, none moves that was said to stay and the other way
 * round, each task has one owner, and each case still reaches an end. A failure names the seed that makes it again.
 */
@LongRun
@FlowTest
class RandomRedesignIT {

  private static final int ROUNDS = Integer.getInteger("redesign.rounds", 40);
  private static final long SEED = Long.getLong("redesign.seed", 20261122L);
  /** In each round of so many, other organisations have the steps. */
  private static final int HAND_OVER = 5;
  private static final int CASES = 6;
  private static final int MOST_STEPS = 400;

  @Autowired private Forecasts forecasts;
  @Autowired private CaseMoves moves;
  @Autowired private MoveRun run;
  @Autowired private Proposals proposals;
  @Autowired private FlowBundles flows;
  @Autowired private FlowCatalogue catalogue;
  @Autowired private Schemes schemes;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private FormService forms;
  @Autowired private ManagementService management;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;

  private final Map<Fate, Integer> fates = new TreeMap<>();
  private final Set<String> redrawn = new TreeSet<>();
  private int ends;
  private int handedOver;

  @Test
  void noCaseIsLostWhateverIsRedrawn() throws Exception {
    List<String> drawable = drawable();
    assertThat(drawable).as("flows whose cases a robot can work off").hasSizeGreaterThan(5);
    int published = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Random random = new Random(SEED + round);
      published += play(drawable.get(random.nextInt(drawable.size())), random, SEED + round) ? 1 : 0;
    }
    assertThat(published).as("changes that the gate let through").isGreaterThan(ROUNDS / 2);
    assertThat(ends).as("changes with which new cases reach an end").isGreaterThan(ROUNDS / 4);
    assertThat(redrawn).as("flows that were changed").hasSizeGreaterThan(Math.min(4, ROUNDS / 10));
    if (ROUNDS >= 40) {
      assertThat(fates.keySet()).as("cases that follow, stay, and need a decision").containsExactly(Fate.values());
      assertThat(handedOver).as("tasks that went to another organisation with their case").isPositive();
    }
  }

  private boolean play(String flow, Random random, long seed) throws Exception {
    FlowBundle inForce = flows.inForce(flow).orElseThrow();
    RandomPen pen =
        new RandomPen(inForce.files().stream().filter(file -> file.name().endsWith(".bpmn")).findFirst().orElseThrow().content(), random);
    for (int i = 0; i <= random.nextInt(3); i++) {
      pen.edit();
    }
    if (seed % HAND_OVER == 0) {
      pen.handOver();
    }
    if (!pen.isSensible()) {
      return false;
    }
    String drawn = new String(pen.diagram(), StandardCharsets.UTF_8);
    FlowBundle changed = Redrawn.diagram(inForce, before -> drawn);
    Robot robot = new Robot(tasks, forms, management, random);
    List<String> numbers = start(flow, robot, random, seed);
    String what = flow + " with seed " + seed + ": " + pen.log();
    String deployment = null;
    try {
      synchronized (run) {
        deployment = publish(changed, pen, random, numbers, what);
      }
      // a drawing in which new cases get stuck leads the moved ones astray as well
      boolean sound = bringsToAnEnd(flow, "NEW");
      String target = flows.processesOf(deployment).get(0).getId();
      for (Map.Entry<String, String> one : versions(numbers).entrySet()) {
        if (sound || !one.getValue().equals(target)) {
          reachesAnEnd(robot, one.getKey(), what);
        }
      }
      ends += sound ? 1 : 0;
      redrawn.add(flow);
      return true;
    } catch (ParseException refused) {
      return false;
    } finally {
      jdbc.sql("delete from case_move").update();
      numbers.forEach(number -> runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).list()
          .forEach(instance -> runtime.deleteProcessInstanceIfExists(instance.getId(), "test", true, true, true, true)));
      if (deployment != null) {
        repository.deleteDeployment(deployment, true);
      }
    }
  }

  private String publish(FlowBundle changed, RandomPen pen, Random random, List<String> numbers, String what) {
    String number = proposals.add(schemes.find("digital-explorers").orElseThrow(), "Redrawn", Origin.MODELER, "ruta", List.of(changed),
        Set.of(changed.flow() + ".bpmn")).number();
    for (String removed : pen.removed()) {
      List<TargetStep> targets = forecasts.targets(changed, removed);
      if (!targets.isEmpty() && random.nextBoolean()) {
        proposals.map(number, changed.flow(), removed, targets.get(random.nextInt(targets.size())).id());
      }
    }
    Map<String, Fate> foretold = fates(forecasts.of(changed, proposals.orders(number, changed.flow())));
    Map<String, String> before = versions(numbers);
    Map<String, Integer> open = numbers.stream().collect(Collectors.toMap(one -> one, one -> tasksOf(one).size()));
    Map<String, String> owners = owners(numbers);
    String deployment = transaction.execute(status -> {
      String id = flows.deploy(changed, "proposal");
      moves.queue(number, changed.flow(), id, MoveWish.all());
      return id;
    });
    run.run();

    String target = flows.processesOf(deployment).get(0).getId();
    Map<String, String> after = versions(numbers);
    assertThat(after.keySet()).as("cases that are there, of %s", what).isEqualTo(before.keySet());
    after.forEach((one, version) -> assertThat(version).as("version of a case that was said to be %s, of %s", foretold.get(one), what)
        .isEqualTo(foretold.get(one) == Fate.FOLLOWS ? target : before.get(one)));
    open.forEach((one, count) -> assertThat(tasksOf(one)).as("open tasks of %s", what).hasSize(count).allSatisfy(this::hasOneOwner));
    foretold.values().forEach(fate -> fates.merge(fate, 1, Integer::sum));
    owners(numbers).forEach((task, owner) -> handedOver += owners.getOrDefault(task, owner).equals(owner) ? 0 : 1);
    return deployment;
  }

  private void hasOneOwner(Task task) {
    assertThat(tasks.getIdentityLinksForTask(task.getId())).as("owners of %s", task.getName()).hasSize(1);
    ProcessDefinition definition = repository.getProcessDefinition(task.getProcessDefinitionId());
    assertThat(catalogue.flowOf(definition.getId()).roleOf(task.getTaskDefinitionKey())).as("role of %s", task.getName()).isPresent();
    assertThat(task.getName()).isEqualTo(repository.getBpmnModelInstance(definition.getId())
        .<UserTask>getModelElementById(task.getTaskDefinitionKey()).getName());
  }

  private void reachesAnEnd(Robot robot, String number, String what) throws Exception {
    for (int i = 0; i < MOST_STEPS && isOpen(number); i++) {
      try {
        assertThat(robot.step(number)).as("something to do in a case of %s, which waits at %s", what, where(number)).isTrue();
      } catch (RuntimeException stuck) {
        throw new AssertionError("A case of " + what + " stops at " + where(number), stuck);
      }
    }
    assertThat(isOpen(number)).as("a case is still open after %d steps, of %s", MOST_STEPS, what).isFalse();
  }

  private List<String> where(String number) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).list().stream()
        .flatMap(instance -> runtime.getActiveActivityIds(instance.getId()).stream()).toList();
  }

  private List<String> start(String flow, Robot robot, Random random, long seed) throws Exception {
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < CASES; i++) {
      String number = "RND-" + seed + "-" + i;
      runtime.startProcessInstanceByKey(flow, number, variables());
      int steps = random.nextInt(7);
      for (int step = 0; step < steps && isOpen(number); step++) {
        robot.step(number);
      }
      if (isOpen(number)) {
        numbers.add(number);
      }
    }
    return numbers;
  }

  /** What a main diagram would hand to the block; a block that needs more is given it under the name it reads. */
  private Map<String, Object> variables() {
    Map<String, Object> variables =
        new HashMap<>(Flow.standard("employerName", "Baltic Byte", "startDate", "2020-03-01", "endDate", "2020-12-01"));
    variables.put("employerOrganisation", "baltic-byte");
    return variables;
  }

  /** Flows of which every wait is a task, and which a robot brings to an end as they are. */
  private List<String> drawable() throws Exception {
    List<String> found = new ArrayList<>();
    for (ProcessDefinition definition : repository.createProcessDefinitionQuery().latestVersion().orderByProcessDefinitionKey().asc()
        .list()) {
      String diagram;
      try (var model = repository.getProcessModel(definition.getId())) {
        diagram = new String(model.readAllBytes(), StandardCharsets.UTF_8);
      }
      boolean simple = List
          .of("callActivity", "receiveTask", "intermediateCatchEvent", "eventBasedGateway", "serviceTask", "sendTask",
              "camunda:formRef=\"${")
          .stream().noneMatch(diagram::contains);
      if (simple && diagram.contains("bpmn:userTask") && !diagram.contains("bpmn:startEvent camunda:formRef")
          && bringsToAnEnd(definition.getKey(), "TRY")) {
        found.add(definition.getKey());
      }
    }
    return found;
  }

  private boolean bringsToAnEnd(String flow, String prefix) {
    for (int i = 0; i < 15; i++) {
      Robot robot = new Robot(tasks, forms, management, new Random(i));
      String number = prefix + "-" + flow + "-" + i;
      try {
        runtime.startProcessInstanceByKey(flow, number, variables());
        reachesAnEnd(robot, number, flow);
      } catch (Exception | AssertionError unfit) {
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).list()
            .forEach(instance -> runtime.deleteProcessInstanceIfExists(instance.getId(), "test", true, true, true, true));
        return false;
      }
    }
    return true;
  }

  private static Map<String, Fate> fates(Forecast forecast) {
    Map<String, Fate> fates = new HashMap<>();
    forecast.standings().forEach(standing -> standing.instances().forEach(instance -> fates.put(instance.caseNumber(), standing.fate())));
    return fates;
  }

  private Map<String, String> versions(List<String> numbers) {
    Map<String, String> versions = new HashMap<>();
    numbers.forEach(number -> runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).list()
        .forEach(instance -> versions.put(number, instance.getProcessDefinitionId())));
    return versions;
  }

  private boolean isOpen(String number) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).count() > 0;
  }

  private Map<String, String> owners(List<String> numbers) {
    return numbers.stream().flatMap(number -> tasksOf(number).stream()).collect(Collectors.toMap(Task::getId,
        task -> tasks.getIdentityLinksForTask(task.getId()).stream().map(IdentityLink::getGroupId).collect(Collectors.joining())));
  }

  private List<Task> tasksOf(String number) {
    return tasks.createTaskQuery().processInstanceBusinessKey(number).list();
  }
}
