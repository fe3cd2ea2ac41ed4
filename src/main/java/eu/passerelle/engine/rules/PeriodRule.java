package eu.passerelle.engine.rules;

import eu.passerelle.model.TimeLimitSource;
import eu.passerelle.model.XmlNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The periods in a table of time limits are ones that due dates and timers can be reckoned with, or still to be filled in. */
final class PeriodRule implements ModelRule {

  private static final String PERIOD = "period";
  private static final Pattern WORD = Pattern.compile("\"([^\"]+)\"");
  private static final List<String> EMPTY = List.of("", "null", "\"\"");

  @Override
  public void check(XmlNode root, Findings findings) {
    root.children("dmn:decision").stream().filter(decision -> TimeLimitSource.isTable(decision.id()))
        .flatMap(decision -> decision.tree("dmn:decisionTable"))
        .forEach(table -> {
          List<XmlNode> outputs = table.children("dmn:output");
          table.children("dmn:rule").forEach(row -> {
            List<XmlNode> answers = row.children("dmn:outputEntry");
            IntStream.range(0, Math.min(outputs.size(), answers.size()))
                .filter(column -> outputs.get(column).attribute("name").equals(PERIOD))
                .forEach(column -> checkPeriod(answers.get(column), findings));
          });
        });
  }

  private static void checkPeriod(XmlNode answer, Findings findings) {
    String text = answer.child("dmn:text").map(XmlNode::text).orElse("");
    Matcher word = WORD.matcher(text);
    if (!EMPTY.contains(text) && !(word.matches() && TimerRule.span(word.group(1)).isPresent())) {
      findings.error(answer, "period", "The period " + text + " is no time span in quotation marks such as \"P14D\" or \"P3M\".");
    }
  }
}
