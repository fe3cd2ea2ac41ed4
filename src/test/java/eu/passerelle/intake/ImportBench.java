package eu.passerelle.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import eu.passerelle.PasserelleApplication;
import eu.passerelle.intake.IntakeFile.IntakeState;
import eu.passerelle.testing.Postgres;
import eu.passerelle.testing.StatementCount;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ClassPathResource;

/** What a row of a file costs until it is a case, on each database: ways to it, statements, processor time and rows in a second. */
class ImportBench {

  private static final String COHORT = "palim-2019";
  private static final int WARM = 300;
  private static final int ROWS = 1500;

  @Test
  void rowsThatBecomeCases() throws IOException {
    System.out.printf("%n%-12s %8s %8s %12s %14s %14s%n", "each row", "rows/s", "ways", "statements", "processor ms", "PostgreSQL ms");
    measure("H2", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa");
    measure("PostgreSQL", Postgres.newDatabase(), "postgres");
  }

  private static void measure(String database, String url, String user) throws IOException {
    var count = new StatementCount();
    try (var application = passerelle(url, user, count)) {
      List<String> lines = new ClassPathResource("demo/applications-palim.csv").getContentAsString(StandardCharsets.UTF_8).lines().toList();
      take(application, part(lines, 1, WARM));
      var before = count.read();
      long start = System.nanoTime();
      Duration own = own();
      Duration others = others();
      take(application, part(lines, WARM + 1, ROWS));
      double seconds = (System.nanoTime() - start) / 1e9;
      var spent = count.read().minus(before);
      System.out.printf("%-12s %8.1f %8.1f %12.1f %14.1f %14.1f%n", database, ROWS / seconds, (double) spent.executions() / ROWS,
          (double) spent.statements() / ROWS, (double) own().minus(own).toMillis() / ROWS,
          (double) others().minus(others).toMillis() / ROWS);
    }
  }

  private static byte[] part(List<String> lines, int from, int many) {
    return (lines.get(0) + "\n" + lines.subList(from, from + many).stream().collect(Collectors.joining("\n")))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void take(ConfigurableApplicationContext application, byte[] content) {
    var identity = application.getBean(IdentityService.class);
    var intake = application.getBean(Intake.class);
    identity.setAuthentication("eline", List.of("coordinators-palim"));
    var sent = intake.receive(intake.cohort(COHORT).orElseThrow(), "call.csv", content, DateOrder.YEAR_FIRST);
    identity.clearAuthentication();
    application.getBean(IntakeWorker.class).work();
    identity.setAuthentication("eline", List.of("coordinators-palim"));
    assertThat(intake.find(sent.id()).orElseThrow().state()).isEqualTo(IntakeState.DONE);
    identity.clearAuthentication();
  }

  private static Duration own() {
    return Duration.ofNanos(((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime());
  }

  private static Duration others() {
    return ProcessHandle.allProcesses().filter(process -> process.info().command().orElse("").endsWith("/postgres"))
        .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static ConfigurableApplicationContext passerelle(String url, String user, StatementCount count) {
    return new SpringApplicationBuilder(PasserelleApplication.class).profiles("demo")
        .initializers(context -> context.getBeanFactory().addBeanPostProcessor(count.watcher()))
        // as arguments, because the settings of the tests go before properties of the builder
        .run("--spring.datasource.url=" + url, "--spring.datasource.username=" + user, "--spring.datasource.password=",
            "--spring.datasource.hikari.data-source-properties.reWriteBatchedInserts=true", "--server.port=0",
            "--camunda.bpm.job-execution.enabled=false", "--passerelle.intake.poll=PT1H", "--logging.level.root=warn");
  }
}
