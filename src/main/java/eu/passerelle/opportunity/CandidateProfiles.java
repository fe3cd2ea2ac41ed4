package eu.passerelle.opportunity;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.form.FormData;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/**
 * What people said about themselves when they applied: the fields of the form that their case started from, and nothing else. What others
 * wrote about them later is no field of that form, so no diagram can hand it to a firm.
 */
@Component
class CandidateProfiles {

  private final RuntimeService runtime;
  private final FormService forms;
  private final ObjectMapper json;
  private final Map<String, Set<String>> fields = new ConcurrentHashMap<>();

  CandidateProfiles(RuntimeService runtime, FormService forms, ObjectMapper json) {
    this.runtime = runtime;
    this.forms = forms;
    this.json = json;
  }

  /** @return the wanted facts of this case; one that the person has not given, or a case that is over, gives null */
  Map<String, Object> of(String caseNumber, Collection<String> wanted) {
    Map<String, Object> profile = new HashMap<>();
    wanted.forEach(fact -> profile.put(fact, null));
    caseOf(caseNumber).ifPresent(root -> {
      requireTold(wanted, root.getProcessDefinitionId());
      profile.putAll(runtime.getVariablesLocal(root.getId(), wanted));
    });
    return profile;
  }

  private Optional<ProcessInstance> caseOf(String caseNumber) {
    return Optional.ofNullable(
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseNumber).rootProcessInstances().singleResult());
  }

  private void requireTold(Collection<String> wanted, String definitionId) {
    Set<String> told = fields.computeIfAbsent(definitionId, this::startFields);
    wanted.stream().filter(fact -> !told.contains(fact)).findFirst().ifPresent(fact -> {
      throw new IllegalStateException("‘" + fact + "’ is no answer of the application form, so firms may not see it.");
    });
  }

  private Set<String> startFields(String definitionId) {
    FormData start = forms.getStartFormData(definitionId);
    if (start == null || start.getCamundaFormRef() == null) {
      return Set.of();
    }
    try (InputStream form = forms.getDeployedStartForm(definitionId)) {
      return Set.copyOf(json.readTree(form).findValuesAsText("key"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
