package eu.passerelle.redesign.comparison;

import eu.passerelle.model.Meaning;
import eu.passerelle.model.XmlNode;
import eu.passerelle.redesign.comparison.Difference.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tells two versions of a decision apart, row by row. Rows are the same when their ids are, columns when their ids are. */
final class TableComparison {

  private static final Map<String, String> KEEPING = Map.of("name", "the name", "camunda:historyTimeToLive",
      "how long its answers are kept",
      "camunda:versionTag", "the version tag");

  private final XmlNode before;
  private final XmlNode now;
  private final String whose;
  private final String elementId;
  private final Differences changes;

  /** @param elementId the step that asks the decision; null where it shows nowhere */
  TableComparison(XmlNode before, XmlNode now, String elementId, Differences changes) {
    this.before = before;
    this.now = now;
    this.whose = "The decision " + now.called();
    this.elementId = elementId;
    this.changes = changes;
  }

  void compare() {
    decision();
    XmlNode was = before.child("dmn:decisionTable").orElse(null);
    XmlNode is = now.child("dmn:decisionTable").orElse(null);
    if (was != null && is != null) {
      table(was, is);
    }
  }

  /** What is not the table: its name, its keeping, an expression in place of a table. */
  private void decision() {
    Differences.together(before.attributes().keySet(), now.attributes().keySet()).stream().filter(name -> !name.equals("id"))
        .filter(name -> !before.attribute(name).equals(now.attribute(name)))
        .forEach(name -> differs(whose, KEEPING.getOrDefault(name, "the setting " + name.replaceFirst("^camunda:", "")),
            before.attribute(name),
            now.attribute(name)));
    if (!others(before).equals(others(now))) {
      differs(whose, "what it is made of", others(before), others(now));
    }
  }

  private static String others(XmlNode decision) {
    return decision.children().stream().filter(child -> !child.is("dmn:decisionTable")).map(XmlNode::written)
        .collect(Collectors.joining("; "));
  }

  private void table(XmlNode was, XmlNode is) {
    for (String name : List.of("hitPolicy", "aggregation")) {
      if (!was.attribute(name).equals(is.attribute(name))) {
        differs(whose, name.equals("hitPolicy") ? "which fitting row counts" : "how fitting rows are put together", Meaning.of(was, name),
            Meaning.of(is, name));
      }
    }
    Map<String, Column> columnsBefore = columns(was);
    Map<String, Column> columns = columns(is);
    Differences.together(columnsBefore.keySet(), columns.keySet()).forEach(id -> column(columnsBefore.get(id), columns.get(id)));
    rows(was, is, columnsBefore, columns);
  }

  private void column(Column was, Column is) {
    if (was == null) {
      add(whose + " has a new column " + is.called() + ".");
    } else if (is == null) {
      add(whose + " has no column " + was.called() + " any more.");
    } else if (!was.written.equals(is.written)) {
      differs(whose + ", column " + is.called(), "what it holds", was.written, is.written);
    }
  }

  private void rows(XmlNode was, XmlNode is, Map<String, Column> columnsBefore, Map<String, Column> columns) {
    Map<String, Row> rowsBefore = readRows(was, columnsBefore);
    Map<String, Row> rows = readRows(is, columns);
    rows.forEach((id, row) -> {
      Row old = rowsBefore.get(id);
      if (old == null) {
        add(whose + ", " + row.called(columns) + " is new: " + row.written(columns) + ".");
      } else {
        row(old, row, columns);
      }
    });
    rowsBefore.forEach((id, row) -> {
      if (!rows.containsKey(id)) {
        add(whose + ", " + row.called(columnsBefore) + " is gone; it said: " + row.written(columnsBefore) + ".");
      }
    });
    List<String> orderBefore = common(rowsBefore.keySet(), rows.keySet());
    List<String> order = common(rows.keySet(), rowsBefore.keySet());
    if (!orderBefore.equals(order)) {
      add(whose + " looks at its rows in another order.");
    }
  }

  private void row(Row was, Row is, Map<String, Column> columns) {
    columns.forEach((id, column) -> {
      String old = was.cells.get(id);
      String cell = is.cells.getOrDefault(id, "");
      if (old != null && !old.equals(cell)) {
        differs(whose + ", " + is.called(columns), column.called(), old.isEmpty() ? "anything" : old, cell.isEmpty() ? "anything" : cell);
      } else if (old != null && !was.languages.get(id).equals(is.languages.getOrDefault(id, ""))) {
        differs(whose + ", " + is.called(columns), "the language of " + column.called(), was.languages.get(id),
            is.languages.getOrDefault(id, ""));
      }
    });
    if (!was.note.equals(is.note)) {
      differs(whose + ", " + is.called(columns), "the note", was.note, is.note);
    }
  }

  private static List<String> common(Set<String> ids, Set<String> others) {
    return ids.stream().filter(others::contains).toList();
  }

  private void differs(String of, String what, String was, String is) {
    changes.differs(Kind.DECISION_CHANGED, elementId, of, what, was.isEmpty() ? null : was, is.isEmpty() ? null : is);
  }

  private void add(String sentence) {
    changes.add(Kind.DECISION_CHANGED, elementId, sentence);
  }

  private static Map<String, Column> columns(XmlNode table) {
    Map<String, Column> columns = new LinkedHashMap<>();
    Stream.concat(table.children("dmn:input").stream(), table.children("dmn:output").stream())
        .forEach(column -> columns.put(column.id(), new Column(label(column), column.is("dmn:input"), column.written())));
    return columns;
  }

  private static String label(XmlNode column) {
    return Stream.of(column.attribute("label"), column.attribute("name"),
        column.child("dmn:inputExpression").flatMap(expression -> expression.child("dmn:text")).map(XmlNode::text).orElse(""), column.id())
        .filter(text -> !text.isBlank()).findFirst().orElse("");
  }

  private static Map<String, Row> readRows(XmlNode table, Map<String, Column> columns) {
    List<String> ids = new ArrayList<>(columns.keySet());
    List<XmlNode> rules = table.children("dmn:rule");
    Map<String, Row> rows = new LinkedHashMap<>();
    IntStream.range(0, rules.size()).forEach(index -> {
      XmlNode rule = rules.get(index);
      List<XmlNode> entries = Stream.concat(rule.children("dmn:inputEntry").stream(), rule.children("dmn:outputEntry").stream()).toList();
      Map<String, String> cells = new LinkedHashMap<>();
      Map<String, String> languages = new LinkedHashMap<>();
      IntStream.range(0, Math.min(ids.size(), entries.size())).forEach(at -> {
        cells.put(ids.get(at), text(entries.get(at), "dmn:text"));
        languages.put(ids.get(at), entries.get(at).attribute("expressionLanguage"));
      });
      rows.put(rule.has("id") ? rule.id() : cells.toString(), new Row(index + 1, cells, languages, text(rule, "dmn:description")));
    });
    return rows;
  }

  private static String text(XmlNode node, String child) {
    return node.child(child).map(XmlNode::text).orElse("");
  }

  private record Column(String label, boolean input, String written) {

    private String called() {
      return "“" + label + "”";
    }
  }

  private record Row(int number, Map<String, String> cells, Map<String, String> languages, String note) {

    /** Told by its number and by what it asks for. */
    private String called(Map<String, Column> columns) {
      String asked = cells.entrySet().stream().filter(cell -> columns.get(cell.getKey()).input && !cell.getValue().isEmpty())
          .map(cell -> cell.getValue().replace("\"", "")).collect(Collectors.joining(", "));
      return "row " + number + (asked.isEmpty() ? "" : " (" + asked + ")");
    }

    private String written(Map<String, Column> columns) {
      return cells.entrySet().stream().filter(cell -> !cell.getValue().isEmpty())
          .map(cell -> columns.get(cell.getKey()).label + " " + cell.getValue()).collect(Collectors.joining("; "));
    }
  }
}
