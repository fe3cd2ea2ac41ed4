package eu.passerelle.redesign.moves;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.redesign.moves.CaseMoves.MoveProgress;
import eu.passerelle.redesign.proposal.Proposal.Origin;
import eu.passerelle.redesign.proposal.Proposals;
import eu.passerelle.redesign.report.MoveWish;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Postgres;
import eu.passerelle.testing.Redrawn;
import eu.passerelle.testing.StatementCount;
import eu.passerelle.testing.StatementCount.Figures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Cases moved a second and ways to the database for each, beside the engine's own batch migration of the same cases, and how much memory is
 * in use meanwhile. The batch leaves each task as it was; ours puts its name, its organisation and the case's overview right and writes a
 * receipt. The batch has the job executor to itself.
 */
@SpringBootTest(properties = {"spring.datasource.url=jdbc:h2:file:./target/move-bench/db;WRITE_DELAY=0;COMPRESS=TRUE;RETENTION_TIME=1000",
    "camunda.bpm.job-execution.enabled=true"})
@ActiveProfiles("demo")
@Import(MoveBench.Watched.class)
class MoveBench {

  private static final StatementCount COUNT = new StatementCount();
  private static final String FLOW = "prepare-departure";
  private static final int CASES = Integer.getInteger("move.cases", 5000);
  private static final int ROUNDS = Integer.getInteger("move.rounds", 2);

  @Autowired private CaseMoves moves;
  @Autowired private Proposals proposals;
  @Autowired private FlowBundles flows;
  @Autowired private Schemes schemes;
  @Autowired private RuntimeService runtime;
  @Autowired private ManagementService management;
  @Autowired private TransactionTemplate transaction;

  @Test
  void casesMovedASecond() throws Exception {
    IntStream.range(0, CASES).parallel().forEach(i -> runtime.startProcessInstanceByKey(FLOW, "BENCH-%05d".formatted(i),
        Flow.standard("employerName", "Baltic Byte", "startDate", "2020-03-01")));
    System.out.printf("%nMoving %,d live cases of “%s”, cases a second (%s)%n", CASES, FLOW, getClass().getSimpleName());
    List<Double> here = new ArrayList<>();
    List<Double> batch = new ArrayList<>();
    Figures start = COUNT.read();
    for (int round = 1; round <= ROUNDS; round++) {
      here.add(ours("Course " + round));
      Figures ours = COUNT.read();
      batch.add(batch("Lesson " + round));
      print("here", ours.minus(start));
      print("the engine's batch", COUNT.read().minus(ours));
      start = COUNT.read();
    }
    System.out.printf("  here                        %s%n  the engine's batch          %s%n  ratio                       %.2f%n%n", here,
        batch,
        mean(here) / mean(batch));
  }

  private static void print(String who, Figures figures) {
    System.out.printf("  %-27s %.1f ways to the database for each case, %.1f single statements%n", who,
        (double) figures.executions() / CASES,
        (double) figures.statements() / CASES);
  }

  private static double mean(List<Double> rates) {
    return rates.stream().mapToDouble(rate -> rate).average().orElseThrow();
  }

  private double ours(String name) throws Exception {
    Instant start = Instant.now();
    String number = publish(name, true);
    System.out.printf("  %s: written down in %,d ms%n", name, Duration.between(start, Instant.now()).toMillis());
    MoveProgress progress = moves.progress(number);
    for (int shown = 0; !progress.isOver(); progress = moves.progress(number)) {
      if (progress.done() * 10 / CASES > shown) {
        shown = progress.done() * 10 / CASES;
        System.out.printf("  %s: %3d %% after %,d ms, %,d MB in use%n", name, shown * 10, Duration.between(start, Instant.now()).toMillis(),
            inUse());
      }
      Thread.sleep(50);
    }
    assertThat(progress.moved()).isEqualTo(CASES);
    return rate(start);
  }

  private double batch(String name) throws Exception {
    String source = flows.processesOf(flows.inForce(FLOW).orElseThrow().deploymentId()).get(0).getId();
    publish(name, false);
    String target = flows.processesOf(flows.inForce(FLOW).orElseThrow().deploymentId()).get(0).getId();
    List<String> ids =
        runtime.createProcessInstanceQuery().processDefinitionId(source).unlimitedList().stream().map(ProcessInstance::getId).toList();
    assertThat(ids).hasSize(CASES);
    Instant start = Instant.now();
    var plan = runtime.createMigrationPlan(source, target).mapEqualActivities().build();
    runtime.newMigration(plan).processInstanceIds(ids).executeAsync();
    while (management.createBatchQuery().count() > 0) {
      Thread.sleep(50);
    }
    assertThat(runtime.createProcessInstanceQuery().processDefinitionId(target).count()).isEqualTo(CASES);
    return rate(start);
  }

  private static long inUse() {
    return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / (1 << 20);
  }

  private static double rate(Instant start) {
    return Math.round(CASES * 1000.0 / Duration.between(start, Instant.now()).toMillis());
  }

  private String publish(String name, boolean move) {
    FlowBundle inForce = flows.inForce(FLOW).orElseThrow();
    FlowBundle changed = Redrawn.diagram(inForce,
        diagram -> diagram.replaceAll("(id=\"userTask_giveAwarenessTraining\" name=\")[^\"]*", "$1" + name));
    String number = proposals.add(schemes.find("digital-explorers").orElseThrow(), name, Origin.MODELER, "ruta", List.of(changed),
        Set.of(FLOW + ".bpmn")).number();
    transaction.executeWithoutResult(status -> {
      String deployment = flows.deploy(changed, "proposal");
      if (move) {
        moves.queue(number, FLOW, deployment, MoveWish.all());
      }
    });
    return number;
  }

  @TestConfiguration
  static class Watched {

    @Bean
    static BeanPostProcessor watch() {
      return new BeanPostProcessor() {
        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
          return bean instanceof DataSource database ? COUNT.watch(database) : bean;
        }
      };
    }
  }
}

@ContextConfiguration(initializers = Postgres.class)
class MoveOnPostgresBench extends MoveBench {}
