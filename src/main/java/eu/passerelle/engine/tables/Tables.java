package eu.passerelle.engine.tables;

import eu.passerelle.engine.CaseVariables;
import eu.passerelle.model.ModelXml;
import eu.passerelle.model.TableWords;
import eu.passerelle.model.XmlNode;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
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
public class Tables {

  static final DmnEngine ENGINE = configuration().buildEngine();
  private static final long FRESH_FOR = Duration.ofSeconds(10).toNanos();

  private final ObjectProvider<ProcessEngine> engine;
  private final Map<String, Loaded> loaded = new ConcurrentHashMap<>();

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
    configuration.setFeelEngineFactory(RememberingFeel::new);
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
    return current(table).version != null;
  }

  /** @return the outputs of all rows that fit, in the order of the table */
  public List<Map<String, Object>> rows(String table, Map<String, ?> question) {
    Version version = current(table).version;
    return version == null ? List.of() : version.answers.computeIfAbsent(new HashMap<>(question), version::ask);
  }

  /** @return the words that the rows of a table ask for in the column of this input, whatever they ask in the others; rows to be filled in left out */
  Set<String> words(String table, String input) {
    Version version = current(table).version;
    return version == null ? Set.of() : TableWords.of(version.model, input).collect(Collectors.toUnmodifiableSet());
  }

  /** @return all that the rows of a table answer, quotation marks left out */
  public Set<String> answers(String table) {
    Version version = current(table).version;
    return version == null ? Set.of() : version.model.tree("dmn:outputEntry").flatMap(entry -> entry.child("dmn:text").stream())
        .map(text -> text.text().strip().replace("\"", "")).collect(Collectors.toUnmodifiableSet());
  }

  /** Looks for newer versions at the next question: something has been deployed. */
  public void refresh() {
    loaded.replaceAll((table, known) -> new Loaded(known.version, known.at - FRESH_FOR));
  }

  private Loaded current(String table) {
    Loaded known = loaded.get(table);
    if (known != null && System.nanoTime() - known.at < FRESH_FOR) {
      return known;
    }
    var configuration = (ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration();
    Version before = known == null ? null : known.version;
    Loaded newest = new Loaded(configuration.getCommandExecutorTxRequired().execute(context -> newest(context, table, before)), System.nanoTime());
    loaded.put(table, newest);
    return newest;
  }

  private static Version newest(CommandContext context, String table, Version known) {
    var definition = context.getDecisionDefinitionManager().findLatestDecisionDefinitionByKey(table);
    if (definition == null || known != null && definition.getId().equals(known.definitionId)) {
      return definition == null ? null : known;
    }
    byte[] model = context.getResourceManager()
        .findResourceByDeploymentIdAndResourceName(definition.getDeploymentId(), definition.getResourceName()).getBytes();
    return new Version(definition.getId(), read(table, model), ENGINE.parseDecision(table, new ByteArrayInputStream(model)),
        new ConcurrentHashMap<>());
  }

  private static XmlNode read(String table, byte[] model) {
    try {
      return ModelXml.read(model).tree("dmn:decision").filter(decision -> decision.id().equals(table)).findFirst().orElseThrow();
    } catch (ModelXml.Unreadable unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private record Loaded(Version version, long at) {}

  /** One version of a table. It has no clock and no case in it, so what it answered once it answers again. */
  private record Version(String definitionId, XmlNode model, DmnDecision decision,
      Map<Map<String, ?>, List<Map<String, Object>>> answers) {

    private List<Map<String, Object>> ask(Map<String, ?> question) {
      return ENGINE.evaluateDecisionTable(decision, new HashMap<>(question)).stream().map(Version::inOrder).toList();
    }

    /** The engine's own map forgets the order of the columns. */
    private static Map<String, Object> inOrder(DmnDecisionRuleResult row) {
      Map<String, Object> answers = new LinkedHashMap<>();
      row.keySet().forEach(output -> answers.put(output, row.get(output)));
      return answers;
    }
  }
}
