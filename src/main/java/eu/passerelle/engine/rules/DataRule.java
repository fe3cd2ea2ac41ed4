package eu.passerelle.engine.rules;

import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.FormDefinition;
import eu.passerelle.model.FormReader;
import eu.passerelle.model.ModelFile;
import eu.passerelle.model.XmlNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Nothing is asked for that nobody answers: neither by a form that shows it nor by a gateway that decides with it. */
public final class DataRule implements ModelRule {

  private static final String RULE = "answer";

  private final Map<String, FormDefinition> forms;
  private final Function<String, Optional<Set<String>>> handed;

  /**
   * @param forms those that come with the diagram, by id
   * @param handed what the callers of a process hand in; nothing when nothing calls it
   */
  public DataRule(Map<String, FormDefinition> forms, Function<String, Optional<Set<String>>> handed) {
    this.forms = forms;
    this.handed = handed;
  }

  /** @return the forms among the files, by id; those that cannot be read are told of by others */
  public static Map<String, FormDefinition> forms(FlowBundle bundle) {
    return forms(bundle.files());
  }

  static Map<String, FormDefinition> forms(Collection<ModelFile> files) {
    Map<String, FormDefinition> forms = new HashMap<>();
    files.stream().filter(file -> "form".equals(file.ending())).forEach(file -> {
      try {
        FormDefinition form = FormReader.read(file.content());
        forms.put(form.id(), form);
      } catch (IllegalArgumentException | ArithmeticException unreadable) {
        forms.remove(file.stem());
      }
    });
    return forms;
  }

  @Override
  public void check(XmlNode root, Findings findings) {
    root.tree("bpmn:process").forEach(process -> {
      Optional<Set<String>> fromCallers = handed.apply(process.id());
      ProcessData data = new ProcessData(process, forms);
      boolean sure = data.tellsAll() && fromCallers.isPresent();
      data.needs().forEach(need -> {
        if (!data.answers(need.name()) && !fromCallers.orElse(Set.of()).contains(need.name())) {
          tell(need, need.sentence(), sure, findings);
        } else if (need.value() != null && data.neverAnswers(need.name(), need.value())) {
          tell(need, "The flow " + need.node().called() + " is taken when ‘" + need.name() + "’ is ‘" + need.value()
              + "’, which is none of the answers that the form offers.", true, findings);
        }
      });
    });
  }

  private static void tell(ProcessData.Need need, String sentence, boolean sure, Findings findings) {
    if (sure) {
      findings.error(need.node(), RULE, sentence);
    } else {
      findings.style(need.node(), RULE, sentence);
    }
  }
}
