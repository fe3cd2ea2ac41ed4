package eu.passerelle.opportunity;

import static org.camunda.spin.Spin.JSON;

import java.util.Collection;
import java.util.List;
import org.camunda.spin.json.SpinJsonNode;

/** Lists of case numbers, as forms and flows carry them. */
final class CaseNumbers {

  private CaseNumbers() {}

  /** @return the numbers in a form's answer; none when nothing was chosen */
  static List<String> in(Object answer) {
    if (answer instanceof SpinJsonNode json) {
      return json.isArray() ? json.elements().stream().map(SpinJsonNode::stringValue).distinct().toList() : List.of();
    }
    return answer instanceof Collection<?> many ? many.stream().map(String::valueOf).distinct().toList() : List.of();
  }

  static String json(List<String> numbers) {
    return JSON(numbers).toString();
  }
}
