package eu.passerelle.engine.flow;

import eu.passerelle.engine.flow.Flow.Call;
import eu.passerelle.engine.flow.Flow.Uses;
import eu.passerelle.model.ChosenCall;
import eu.passerelle.model.TimeLimitKeys;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Reads what a process uses beside itself, wherever its model says so. */
final class UsesReader {

  private final List<Call> calls = new ArrayList<>();
  private final Set<String> tables = new HashSet<>();
  private final Set<String> timeLimits = new HashSet<>();

  private UsesReader() {}

  static Uses read(Element process) {
    UsesReader reader = new UsesReader();
    reader.readTree(process);
    return new Uses(reader.calls, reader.tables, reader.timeLimits);
  }

  private void readTree(Element element) {
    Map<String, String> properties = Markup.properties(element);
    if ("callActivity".equals(element.getTagName())) {
      calls.add(call(element.attribute("calledElement", ""), properties.getOrDefault(ChosenCall.TABLE, "")));
    }
    if (properties.containsKey("timeLimit")) {
      timeLimits.add(properties.get("timeLimit"));
    }
    String table = Markup.camunda(element, "decisionRef");
    if (table != null) {
      tables.add(table);
    }
    timeLimits.addAll(TimeLimitKeys.asked(element.getText()));
    element.attributes().forEach(name -> timeLimits.addAll(TimeLimitKeys.asked(element.attribute(name))));
    element.elements().forEach(this::readTree);
  }

  private static Call call(String called, String table) {
    return called.startsWith("${") ? new Call(null, table) : new Call(called, null);
  }
}
