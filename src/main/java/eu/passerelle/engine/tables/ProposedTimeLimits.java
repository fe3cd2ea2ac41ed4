package eu.passerelle.engine.tables;

import eu.passerelle.model.BundleFacts;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.TableWords;
import eu.passerelle.model.TimeLimitSource;
import eu.passerelle.model.XmlNode;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.springframework.modulith.NamedInterface;

/** A table of time limits that is not in force: what it would answer. */
@NamedInterface
public final class ProposedTimeLimits implements TimeLimitSource {

  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"");

  private final DmnDecision table;
  private final XmlNode model;
  private final Map<Map<String, Object>, Optional<String>> answers = new ConcurrentHashMap<>();

  private ProposedTimeLimits(DmnDecision table, XmlNode model) {
    this.table = table;
    this.model = model;
  }

  /** @return nothing when the bundle holds no table of time limits */
  public static Optional<ProposedTimeLimits> in(FlowBundle bundle) {
    return bundle.files().stream().filter(file -> file.ending().equals("dmn"))
        .flatMap(
            file -> BundleFacts.xml(file.content()).tree("dmn:decision").filter(decision -> decision.id().equals(TimeLimitSource.TABLE))
                .map(decision -> new ProposedTimeLimits(
                    Tables.ENGINE.parseDecision(TimeLimitSource.TABLE, new ByteArrayInputStream(file.content())), decision)))
        .findFirst();
  }

  @Override
  public Optional<String> period(String key, String scheme, String country) {
    Map<String, Object> question = new HashMap<>();
    question.put(TimeLimitSource.KEY, key);
    question.put("scheme", scheme);
    question.put("country", country);
    return answers.computeIfAbsent(question, asked -> Tables.ENGINE.evaluateDecisionTable(table, asked).getResultList().stream().findFirst()
        .map(row -> row.get("period")).map(Objects::toString).filter(period -> !period.isEmpty()));
  }

  @Override
  public Set<String> keys() {
    return TableWords.of(model, TimeLimitSource.KEY).collect(Collectors.toCollection(TreeSet::new));
  }

  /** @return the keys about which the rows of the two tables say something else */
  public Set<String> keysThatDifferFrom(ProposedTimeLimits other) {
    Set<String> keys = keys();
    keys.addAll(other.keys());
    List<Row> own = rows(keys);
    List<Row> theirs = other.rows(keys);
    keys.removeIf(key -> about(key, own).equals(about(key, theirs)));
    return keys;
  }

  private List<Row> rows(Set<String> keys) {
    return model.tree("dmn:rule").map(rule -> rule.children().stream().map(XmlNode::written).collect(Collectors.joining("; ")))
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
