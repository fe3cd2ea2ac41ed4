package eu.passerelle.model;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The words that the rows of a decision table ask for in one column, whatever they ask in the others. Rows that are still to be filled in say nothing. */
public final class TableWords {

  private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");

  private TableWords() {}

  /** @param input what the column looks at, as its expression says it */
  public static Stream<String> of(XmlNode decision, String input) {
    return decision.tree("dmn:decisionTable").flatMap(table -> {
      List<XmlNode> inputs = table.children("dmn:input");
      return table.children("dmn:rule").stream().filter(TableWords::answers).map(row -> row.children("dmn:inputEntry"))
          .flatMap(entries -> IntStream.range(0, Math.min(inputs.size(), entries.size()))
              .filter(column -> looksAt(inputs.get(column), input)).mapToObj(entries::get));
    }).flatMap(entry -> entry.child("dmn:text").stream()).flatMap(text -> TEXT.matcher(text.text()).results()).map(word -> word.group(1));
  }

  private static boolean answers(XmlNode row) {
    return row.child("dmn:outputEntry").flatMap(answer -> answer.child("dmn:text")).map(XmlNode::text)
        .filter(answer -> !answer.isEmpty() && !answer.equals("null")).isPresent();
  }

  private static boolean looksAt(XmlNode column, String input) {
    return column.child("dmn:inputExpression").flatMap(expression -> expression.child("dmn:text")).filter(text -> text.text().equals(input))
        .isPresent();
  }
}
