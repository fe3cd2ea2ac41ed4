package eu.passerelle.engine;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A form as the server reads it.
 *
 * @param names everything the form names: keys, and what its texts, conditions and options speak of; nothing else is shown
 */
record FormDefinition(String id, List<FormField> fields, Set<String> names) {

  Optional<FormField> field(String key) {
    return fields.stream().filter(field -> field.key().equals(key)).findFirst();
  }
}
