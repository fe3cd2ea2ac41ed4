package eu.passerelle.founding;

import static java.nio.charset.StandardCharsets.UTF_8;

import eu.passerelle.engine.access.EngineRights;
import eu.passerelle.engine.tables.Tables;
import eu.passerelle.founding.Readiness.Row;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Description;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.springframework.stereotype.Component;

/**
 * The tables with the rows that a scheme has of its own, see {@link Tables}. What the tables of all schemes do not say stands there as rows to be
 * filled in; they answer nothing until somebody has.
 */
@Component
class OwnTables {

  private static final String NOTHING = "null";
  private static final String DRAWING = "https://www.omg.org/spec/DMN/20191111/DMNDI/";

  private final RepositoryService repository;
  private final EngineRights rights;

  OwnTables(RepositoryService repository, EngineRights rights) {
    this.repository = repository;
    this.rights = rights;
  }

  /** Deploys the scheme's own tables with these rows, each table for itself, so that each is published again by itself. */
  void deploy(String schemeId, Map<String, List<Row>> rows) {
    rights.asHouse(() -> rows.keySet().forEach(table -> repository.createDeployment().name(Tables.own(schemeId, table))
        .addString(Tables.own(schemeId, table) + ".dmn", file(schemeId, table, rows.get(table))).deploy()));
  }

  /** @return the scheme's own table as it is deployed, or an empty one, with these rows to be filled in */
  String file(String schemeId, String table, Collection<Row> rows) {
    DmnModelInstance model = rights.asHouse(() -> latest(Tables.own(schemeId, table)).orElseGet(() -> emptied(schemeId, table)));
    Decision decision = model.getModelElementById(Tables.own(schemeId, table));
    var cells = (DecisionTable) decision.getExpression();
    List<Rule> known = new ArrayList<>(cells.getRules());
    Rule last = known.remove(known.size() - 1);
    cells.getRules().remove(last);
    List<List<String>> asked = known.stream().map(OwnTables::questions).collect(Collectors.toList());
    for (Row row : rows) {
      Rule stub = stub(model, cells, row.words(), "rule_" + camel(row.words().values()));
      if (!asked.contains(questions(stub))) {
        asked.add(questions(stub));
        cells.getRules().add(stub);
      }
    }
    cells.getRules().add(last);
    return Dmn.convertToString(model);
  }

  private Optional<DmnModelInstance> latest(String table) {
    DecisionDefinition decision = repository.createDecisionDefinitionQuery().decisionDefinitionKey(table).latestVersion().singleResult();
    return Optional.ofNullable(decision).map(found -> read(repository.getDecisionModel(found.getId())));
  }

  /** Without the blanks between elements, which would stay and grow at each writing. */
  private static DmnModelInstance read(InputStream file) {
    try (file) {
      String bare = new String(file.readAllBytes(), UTF_8).replaceAll(">\\s+<", "><");
      return Dmn.readModelFromStream(new ByteArrayInputStream(bare.getBytes(UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The columns of the table of all schemes, and one row that leaves everything to it. */
  private DmnModelInstance emptied(String schemeId, String table) {
    DmnModelInstance model = latest(table).orElseThrow();
    Decision decision = model.getModelElementById(table);
    decision.setId(Tables.own(schemeId, table));
    decision.setName(decision.getName() + ", rows of " + schemeId);
    model.getDocument().getElementsByNameNs(DRAWING, "DMNShape")
        .forEach(shape -> shape.setAttribute("dmnElementRef", decision.getId()));
    var cells = (DecisionTable) decision.getExpression();
    List.copyOf(cells.getRules()).forEach(cells.getRules()::remove);
    Rule rest = stub(model, cells, Map.of(), "rule_else");
    rest.getDescription().setTextContent("Everything else: the table of all schemes answers.");
    cells.getRules().add(rest);
    return model;
  }

  private static Rule stub(DmnModelInstance model, DecisionTable table, Map<String, String> words, String id) {
    Rule rule = model.newInstance(Rule.class, id);
    Description why = model.newInstance(Description.class);
    why.setTextContent("To be filled in: " + String.join(", ", words.values()) + ".");
    rule.setDescription(why);
    int column = 1;
    for (Input input : table.getInputs()) {
      InputEntry cell = model.newInstance(InputEntry.class, id + "_in" + column++);
      cell.setExpressionLanguage("feel");
      String word = words.get(input.getInputExpression().getText().getTextContent().strip());
      cell.setText(text(model, word == null ? "" : quoted(word)));
      rule.getInputEntries().add(cell);
    }
    column = 1;
    for (Output output : table.getOutputs()) {
      OutputEntry cell = model.newInstance(OutputEntry.class, id + "_out" + column++);
      cell.setExpressionLanguage("feel");
      cell.setText(text(model, "source".equals(output.getName()) && !words.isEmpty() ? quoted("to be filled in") : NOTHING));
      rule.getOutputEntries().add(cell);
    }
    return rule;
  }

  private static Text text(DmnModelInstance model, String content) {
    Text text = model.newInstance(Text.class);
    text.setTextContent(content);
    return text;
  }

  private static List<String> questions(Rule rule) {
    return rule.getInputEntries().stream().map(DmnElement::getTextContent).map(String::strip).toList();
  }

  private static String quoted(String word) {
    return '"' + word + '"';
  }

  /** Words as one, in the way of ids. */
  private static String camel(Collection<String> words) {
    String joined = words.stream().flatMap(word -> List.of(word.split("[^A-Za-z0-9]+")).stream()).filter(word -> !word.isEmpty())
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining());
    return joined.substring(0, 1).toLowerCase(Locale.ROOT) + joined.substring(1);
  }
}
