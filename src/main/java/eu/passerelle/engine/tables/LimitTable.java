package eu.passerelle.engine.tables;

import eu.passerelle.model.BundleFacts;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.TimeLimitKeys;
import eu.passerelle.model.TimeLimitSource;
import eu.passerelle.model.XmlNode;
import java.io.ByteArrayInputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;

/** A table of time limits that is read from a file: that of all schemes, or the rows that one has of its own. */
final class LimitTable {

  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"");

  private final DmnDecision table;
  private final XmlNode model;
  private final Map<Map<String, Object>, Optional<String>> answers = new ConcurrentHashMap<>();

  private LimitTable(DmnDecision table, XmlNode model) {
    this.table = table;
    this.model = model;
  }

  /** @return all that the flows bring along, by id */
  static Map<String, LimitTable> in(Collection<FlowBundle> bundles) {
    Map<String, LimitTable> found = new HashMap<>();
    bundles.stream().flatMap(bundle -> bundle.files().stream()).filter(file -> file.ending().equals("dmn"))
        .forEach(file -> BundleFacts.xml(file.content()).tree("dmn:decision").filter(decision -> TimeLimitSource.isTable(decision.id()))
            .forEach(decision -> found.put(decision.id(),
                new LimitTable(Tables.ENGINE.parseDecision(decision.id(), new ByteArrayInputStream(file.content())), decision))));
    return found;
  }

  /** @return the period of the first row that fits; nothing where none fits or it is still to be filled in */
  Optional<String> period(Map<String, Object> question) {
    return answers.computeIfAbsent(question, asked -> Tables.ENGINE.evaluateDecisionTable(table, asked).getResultList().stream().findFirst()
        .map(row -> row.get("period")).map(Objects::toString).filter(period -> !period.isEmpty()));
  }

  Set<String> keys() {
    return TimeLimitKeys.in(model);
  }

  /** @return the keys about which the rows of two tables say something else; either may be null */
  static Set<String> keysThatDiffer(LimitTable one, LimitTable other) {
    Set<String> keys = Stream.of(one, other).filter(Objects::nonNull)
        .flatMap(table -> table.keys().stream()).collect(Collectors.toCollection(HashSet::new));
    List<Row> rows = rows(one, keys);
    List<Row> others = rows(other, keys);
    keys.removeIf(key -> about(key, rows).equals(about(key, others)));
    return keys;
  }

  private static List<Row> rows(LimitTable table, Set<String> keys) {
    return table == null ? List.of()
        : table.model.tree("dmn:rule").map(rule -> rule.children().stream().map(XmlNode::written).collect(Collectors.joining("; ")))
            .map(text -> new Row(text,
                WORD.matcher(text).results().map(word -> word.group(1)).filter(keys::contains).collect(Collectors.toSet())))
            .toList();
  }

  /** What asks for the key, and what asks for none. */
  private static List<String> about(String key, List<Row> rows) {
    return rows.stream().filter(row -> row.keys.isEmpty() || row.keys.contains(key)).map(Row::text).toList();
  }

  /** A row in one line, and the keys that it asks for. */
  private record Row(String text, Set<String> keys) {}
}
