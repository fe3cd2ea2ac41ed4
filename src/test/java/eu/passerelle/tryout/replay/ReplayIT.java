package eu.passerelle.tryout.replay;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.engine.deployment.FlowVersions;
import eu.passerelle.engine.flow.FlowCatalogue;
import eu.passerelle.engine.replay.Recordings;
import eu.passerelle.engine.replay.Replayer;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.ModelFile;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.testing.Crowd;
import eu.passerelle.testing.LongRun;
import eu.passerelle.tryout.Progress;
import eu.passerelle.tryout.TryOutResult.OtherWay;
import eu.passerelle.tryout.TryOutResult;
import eu.passerelle.tryout.world.TrialWorld;
import eu.passerelle.tryout.world.TrialWorlds;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/** Cases of all schemes that have come to their ends are lived through again, with all that they called, over flows unchanged and changed. */
@LongRun
@SpringBootTest(properties = {"camunda.bpm.job-execution.enabled=true", "camunda.bpm.job-execution.wait-time-in-millis=100",
    "camunda.bpm.job-execution.max-wait=200"})
@ActiveProfiles("demo")
@TestInstance(Lifecycle.PER_CLASS)
class ReplayIT {

  private static final int A_SCHEME = Integer.getInteger("replay.cases", 6);
  private static final int ALL = 10_000;
  private static final Duration LONG = Duration.ofMinutes(10);

  @Autowired ProcessEngine engine;
  @Autowired Schemes schemes;
  @Autowired JdbcClient jdbc;
  @Autowired TrialWorlds worlds;
  @Autowired Replays replays;
  @Autowired Recordings recordings;
  @Autowired FlowBundles flows;
  @Autowired FlowVersions versions;

  @BeforeAll
  void everybodyComesToAnEnd() throws InterruptedException {
    new Crowd(engine, schemes, jdbc).attend(A_SCHEME);
  }

  @Test
  void overTheUnchangedFlowsNoneGetsStuckAndNoneGoesAnotherWay() {
    TryOutResult.Replay result = replay(versions.bundlesInForce());

    assertThat(result.replayed()).isEqualTo(count("select count(*) from ACT_HI_PROCINST where END_TIME_ is not null")).isGreaterThan(100);
    assertThat(result.stuck()).as(told(result).toString()).isEmpty();
    assertThat(result.otherWay()).as(told(result).toString()).isEmpty();
  }

  @Test
  void overAStricterTableExactlyThoseGoAnotherWayWhoseScoreSaysSo() {
    Map<String, Double> scores = new HashMap<>();
    jdbc.sql("""
        select p.BUSINESS_KEY_, v.LONG_, v.DOUBLE_ from ACT_HI_PROCINST p join ACT_HI_VARINST v on v.PROC_INST_ID_ = p.ID_ and v.NAME_ = 'score'
        join ACT_HI_VARINST s on s.PROC_INST_ID_ = p.ID_ and s.NAME_ = 'scheme' and s.TEXT_ = 'digital-explorers'
        join ACT_HI_VARINST e on e.PROC_INST_ID_ = p.ID_ and e.NAME_ = 'eligible' and e.LONG_ = 1
        where p.PROC_DEF_KEY_ = 'preselect' and p.END_TIME_ is not null""")
        .query((row, index) -> scores.put(row.getString(1), Math.max(row.getDouble(2), row.getDouble(3)))).list();
    assertThat(scores).isNotEmpty();
    int limit = 1 + (int) scores.values().stream().mapToDouble(score -> score).max().orElseThrow();
    Set<String> below =
        scores.entrySet().stream().filter(score -> score.getValue() >= 80).map(Map.Entry::getKey).collect(Collectors.toSet());
    assertThat(below).isNotEmpty();

    TryOutResult.Replay result = replay(List.of(stricter(limit)));

    assertThat(result.stuck()).isEmpty();
    assertThat(result.otherWay()).extracting(OtherWay::caseNumber).containsExactlyInAnyOrderElementsOf(below);
    assertThat(result.otherWay()).extracting(OtherWay::partedAfter).containsOnly("Application passed?");
    assertThat(result.replayed())
        .isEqualTo(count("select count(*) from ACT_HI_PROCINST where PROC_DEF_KEY_ = 'preselect' and END_TIME_ is not null"));
  }

  @Test
  void nothingThatAnybodyAnsweredStandsInTheResult() {
    TryOutResult.Replay result = replay(List.of(stricter(101)));

    assertThat(result.toString()).doesNotContain("Applicant", "2001-05-17", "Java;SQL");
  }

  private TryOutResult.Replay replay(List<FlowBundle> proposed) {
    List<String> instances = recordings.finished(recordings.versionsTouchedBy(proposed), ALL);
    long begun = System.nanoTime();
    try (TrialWorld world = worlds.open(proposed.size() == 1 ? proposed : List.of())) {
      long opened = System.nanoTime();
      TryOutResult.Replay result =
          replays.replay(world.engine(), world.bean(FlowCatalogue.class), world.bean(Replayer.class), instances, ALL,
              new Progress(Clock.systemUTC(), Clock.systemUTC().instant().plus(LONG), ""));
      System.out.printf("Replayed %d instances in %d ms; the world took %d ms to open.%n", result.replayed(),
          (System.nanoTime() - opened) / 1_000_000, (opened - begun) / 1_000_000);
      return result;
    }
  }

  private int count(String query) {
    return jdbc.sql(query).query(Integer.class).single();
  }

  /** What went otherwise, and how often. */
  private static Map<String, Integer> told(TryOutResult.Replay result) {
    Map<String, Integer> told = new TreeMap<>();
    result.otherWay()
        .forEach(way -> told.merge("%s: after %s then %s now %s, end then %s now %s, differ %s".formatted(way.flow(), way.partedAfter(),
            way.then(), way.now(), way.endThen(), way.endNow(), way.answersThatDiffer()), 1, Integer::sum));
    result.stuck()
        .forEach(stuck -> told.merge("%s stuck at %s: %s".formatted(stuck.flow(), stuck.stepName(), stuck.sentence()), 1, Integer::sum));
    return told;
  }

  /** The preselection, with another score to reach. */
  private FlowBundle stricter(int score) {
    FlowBundle inForce = flows.inForce("preselect").orElseThrow();
    return new FlowBundle(inForce.flow(), inForce.deploymentId(), inForce.files().stream().map(file -> {
      String content = new String(file.content(), StandardCharsets.UTF_8);
      String changed = content.replace("&gt;= 80", "&gt;= " + score).replace("&lt; 80", "&lt; " + score);
      return file.name().startsWith("decide-preselection") ? new ModelFile(null, file.name(), changed.getBytes(StandardCharsets.UTF_8))
          : file;
    }).toList());
  }
}
