package eu.passerelle.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A form as the server reads it.
 *
 * @param names everything the form names: keys, and what its texts, conditions and options speak of; nothing else is shown
 * @param told what its texts tell
 */
public record FormDefinition(String id, List<FormField> fields, Set<String> names, Set<String> told) {

  /** @return what a person reads here and did not answer here */
  public Set<String> shown() {
    Set<String> shown = new TreeSet<>(told);
    fields.stream().filter(field -> field.readonly() || field.disabled()).map(FormField::key).forEach(shown::add);
    fields.stream().filter(field -> !field.closed()).map(FormField::key).forEach(shown::remove);
    return shown;
  }

  Optional<FormField> field(String key) {
    return fields.stream().filter(field -> field.key().equals(key)).findFirst();
  }
}
