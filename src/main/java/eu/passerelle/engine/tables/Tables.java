package eu.passerelle.engine.tables;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eu.passerelle.engine.CaseVariables;
import eu.passerelle.model.BundleFacts;
import eu.passerelle.model.TableWords;
import eu.passerelle.model.XmlNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionEntity;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/**
 * Looks things up in decision tables without a case and without a trace in the history: time limits, authorities, sizes. The newest version
 * of a table counts; it is looked for every ten seconds, and at once after a deployment on this node. For tables of few questions only:
 * what a version answered once, it is not asked again.
 *
 * <p>A scheme may have rows of its own in a table {@code <scheme>-<table>} beside the one of all schemes; they come first. A row whose first
 * answer is empty is still to be filled in and answers nothing.
 */
@Component
@NamedInterface
public class Tables implements MeterBinder {

  static final DmnEngine ENGINE = configuration().buildEngine();
  private static final Duration FRESH_FOR = Duration.ofSeconds(10);
  private static final int TABLES = 1_000;
  private static final int ANSWERS = 20_000;

  private final ObjectProvider<ProcessEngine> engine;
  /** By table; nothing where none of that name is deployed. */
  private final Cache<String, Optional<Version>> newest =
      Caffeine.newBuilder().maximumSize(TABLES).expireAfterWrite(FRESH_FOR).recordStats().build();
  /** By definition, so that a version which is still the newest one need not be read again. */
  private final Cache<String, Version> versions = Caffeine.newBuilder().maximumSize(TABLES).recordStats().build();
  private final Cache<Question, List<Map<String, Object>>> answers = Caffeine.newBuilder().maximumSize(ANSWERS).recordStats().build();

  public Tables(ObjectProvider<ProcessEngine> engine) {
    this.engine = engine;
  }

  /** @return the id of the table with the rows that a scheme has of its own */
  public static String own(String scheme, String table) {
    return scheme + "-" + table;
  }

  /** @return whether a row that fits says something */
  private static boolean answers(Map<String, Object> row) {
    return !row.isEmpty() && row.values().iterator().next() != null;
  }

  static DefaultDmnEngineConfiguration configuration() {
    var configuration = (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
    configuration.setFeelEngineFactory(() -> RememberingFeel.SHARED);
    configuration.setTransformer(new TableTransformer());
    return configuration;
  }

  /**
   * @param table id of the decision
   * @param question the values of its inputs; with a scheme among them, the scheme's own rows come first
   * @return the outputs of the first row that fits; nothing when none fits or no such table is deployed
   */
  public Optional<Map<String, Object>> firstRow(String table, Map<String, ?> question) {
    return ownRow(table, question).or(() -> rows(table, question).stream().findFirst());
  }

  private Optional<Map<String, Object>> ownRow(String table, Map<String, ?> question) {
    return question.get(CaseVariables.SCHEME) instanceof String scheme
        ? rows(own(scheme, table), question).stream().findFirst().filter(Tables::answers) : Optional.empty();
  }

  /** @return whether a row of the table, or of the scheme's own one, asks for this very word in the column of the input and says something */
  public boolean knows(String table, String scheme, String input, String word) {
    return words(table, input).contains(word) || words(own(scheme, table), input).contains(word);
  }

  public boolean isDeployed(String table) {
    return current(table).isPresent();
  }

  /** @return the outputs of all rows that fit, in the order of the table */
  public List<Map<String, Object>> rows(String table, Map<String, ?> question) {
    return current(table).map(version -> answers.get(new Question(version.definitionId, new HashMap<>(question)), version::ask))
        .orElse(List.of());
  }

  /** @return the words that the rows of a table ask for in the column of this input, whatever they ask in the others; rows to be filled in left out */
  Set<String> words(String table, String input) {
    return current(table).map(version -> TableWords.of(version.model, input).collect(Collectors.toUnmodifiableSet())).orElse(Set.of());
  }

  /** @return all that the rows of a table answer, quotation marks left out */
  public Set<String> answers(String table) {
    return current(table).map(version -> version.model.tree("dmn:outputEntry").flatMap(entry -> entry.child("dmn:text").stream())
        .map(text -> text.text().strip().replace("\"", "")).collect(Collectors.toUnmodifiableSet())).orElse(Set.of());
  }

  /** @return what the columns of a table look at, as their expressions say it */
  public Set<String> inputs(String table) {
    return current(table).map(version -> version.model.tree("dmn:inputExpression").flatMap(input -> input.child("dmn:text").stream())
        .map(text -> text.text().strip()).collect(Collectors.toUnmodifiableSet())).orElse(Set.of());
  }

  /** Looks for newer versions at the next question: something has been deployed. */
  public void refresh() {
    newest.invalidateAll();
  }

  private Optional<Version> current(String table) {
    Optional<Version> known = newest.getIfPresent(table);
    if (known == null) {
      var configuration = (ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration();
      known = configuration.getCommandExecutorTxRequired().execute(context -> newest(context, table));
      newest.put(table, known);
    }
    return known;
  }

  private Optional<Version> newest(CommandContext context, String table) {
    return Optional.ofNullable(context.getDecisionDefinitionManager().findLatestDecisionDefinitionByKey(table)).map(definition -> {
      Version known = versions.getIfPresent(definition.getId());
      if (known == null) {
        known = read(context, table, definition);
        versions.put(definition.getId(), known);
      }
      return known;
    });
  }

  private static Version read(CommandContext context, String table, DecisionDefinitionEntity definition) {
    byte[] model = context.getResourceManager()
        .findResourceByDeploymentIdAndResourceName(definition.getDeploymentId(), definition.getResourceName()).getBytes();
    return new Version(definition.getId(), read(table, model), ENGINE.parseDecision(table, new ByteArrayInputStream(model)));
  }

  private static XmlNode read(String table, byte[] model) {
    return BundleFacts.xml(model).tree("dmn:decision").filter(decision -> decision.id().equals(table)).findFirst().orElseThrow();
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    CaffeineCacheMetrics.monitor(registry, newest, "tables");
    CaffeineCacheMetrics.monitor(registry, versions, "table-versions");
    CaffeineCacheMetrics.monitor(registry, answers, "table-answers");
    RememberingFeel.SHARED.measure(registry);
  }

  /** What a version was asked. */
  private record Question(String definitionId, Map<String, ?> values) {}

  /** One version of a table. It has no clock and no case in it, so what it answered once it answers again. */
  private record Version(String definitionId, XmlNode model, DmnDecision decision) {

    private List<Map<String, Object>> ask(Question question) {
      return ENGINE.evaluateDecisionTable(decision, new HashMap<>(question.values)).stream().map(Version::inOrder).toList();
    }

    /** The engine's own map forgets the order of the columns. */
    private static Map<String, Object> inOrder(DmnDecisionRuleResult row) {
      Map<String, Object> answers = new LinkedHashMap<>();
      row.keySet().forEach(output -> answers.put(output, row.get(output)));
      return answers;
    }
  }
}
