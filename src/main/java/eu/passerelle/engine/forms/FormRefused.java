package eu.passerelle.engine.forms;

import java.util.List;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.springframework.modulith.NamedInterface;

/** A form does not take what came back. The engine's REST API answers 400 with the sentence, and Tasklist shows it. */
@NamedInterface
public class FormRefused extends FormFieldValidationException {

  private static final int SHOWN = 20;

  private final transient List<String> problems;

  FormRefused(List<String> problems) {
    super(problems, sentence(problems));
    this.problems = List.copyOf(problems);
  }

  FormRefused(String problem) {
    this(List.of(problem));
  }

  /** @return every problem as a sentence */
  public List<String> problems() {
    return problems;
  }

  private static String sentence(List<String> problems) {
    String shown = String.join(" ", problems.subList(0, Math.min(SHOWN, problems.size())));
    return problems.size() > SHOWN ? shown + " And " + (problems.size() - SHOWN) + " more." : shown;
  }
}
