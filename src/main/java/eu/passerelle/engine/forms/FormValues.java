package eu.passerelle.engine.forms;

import eu.passerelle.engine.CaseVariables;
import eu.passerelle.model.FormDefinition;
import eu.passerelle.model.FormField;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.impl.VariableMapImpl;

/** The values of a case that a form names, and no others. */
public final class FormValues {

  private FormValues() {}

  /**
   * A field without a value is null, but one for many options is left out: Tasklist would send the answer back with the type of the null.
   *
   * @return the values to show
   */
  static VariableMapImpl shown(FormDefinition form, TaskEntity task, Collection<String> asked, boolean deserialize) {
    var names = new HashSet<>(form.names());
    if (asked != null) {
      names.retainAll(asked);
    }
    var values = collect(task, names, deserialize);
    form.fields().stream().map(FormField::key).filter(key -> names.contains(key) && !values.containsKey(key))
        .forEach(key -> values.put(key, null));
    form.fields().stream().filter(FormField::choosesMany).map(FormField::key).filter(key -> values.get(key) == null)
        .forEach(values::remove);
    return values;
  }

  /** @return what the form's conditions and option lists read, and its lists; nothing is asked of the database when there are none */
  public static Map<String, Object> judged(FormDefinition form, TaskEntity task) {
    Set<String> names = form.fields().stream()
        .flatMap(field -> field.choosesMany() ? Stream.concat(Stream.of(field.key()), field.reads().stream()) : field.reads().stream())
        .collect(Collectors.toSet());
    return names.isEmpty() ? Map.of() : new HashMap<>(collect(task, names, true));
  }

  private static VariableMapImpl collect(TaskEntity task, Set<String> names, boolean deserialize) {
    var values = new VariableMapImpl();
    if (!names.isEmpty()) {
      task.collectVariables(values, names, false, deserialize);
    }
    if (names.contains(CaseVariables.CASE_NUMBER) && values.get(CaseVariables.CASE_NUMBER) == null && task.getExecution() != null) {
      values.put(CaseVariables.CASE_NUMBER, task.getProcessInstance().getBusinessKey());
    }
    return values;
  }
}
