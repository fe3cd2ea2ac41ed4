package eu.passerelle.engine.forms;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eu.passerelle.model.FormDefinition;
import eu.passerelle.model.FormReader;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.util.Optional;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.form.CamundaFormRef;
import org.camunda.bpm.engine.form.FormData;
import org.camunda.bpm.engine.impl.cmd.GetCamundaFormDefinitionCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.repository.CamundaFormDefinition;
import org.springframework.stereotype.Component;

/** The forms of tasks and starts. A deployed form never changes, so it is read once. */
@Component
public class FormStore implements MeterBinder {

  private static final int KEPT = 500;
  private static final String DEPLOYMENT = "deployment";

  private final Cache<String, FormDefinition> read = Caffeine.newBuilder().maximumSize(KEPT).recordStats().build();

  /** @return the form that this task shows, if it has one */
  public Optional<FormDefinition> ofTask(CommandContext context, TaskEntity task) {
    if (task.getTaskDefinition() == null) {
      return Optional.empty();
    }
    return of(context, task.getTaskDefinition().getTaskFormHandler().createTaskForm(task));
  }

  /** @return the form that a person fills in to start the process, if it has one */
  Optional<FormDefinition> ofStart(CommandContext context, ProcessDefinitionEntity process) {
    return process.getStartFormHandler() == null ? Optional.empty()
        : of(context, process.getStartFormHandler().createStartFormData(process));
  }

  private Optional<FormDefinition> of(CommandContext context, FormData data) {
    CamundaFormRef ref = data.getCamundaFormRef();
    if (ref == null || ref.getKey() == null) {
      return Optional.empty();
    }
    if (!DEPLOYMENT.equals(ref.getBinding())) {
      return Optional.of(find(context, ref, data.getDeploymentId()));
    }
    String place = data.getDeploymentId() + " " + ref.getKey();
    FormDefinition known = read.getIfPresent(place);
    return Optional.of(known != null ? known : keep(place, find(context, ref, data.getDeploymentId())));
  }

  private FormDefinition find(CommandContext context, CamundaFormRef ref, String deploymentId) {
    CamundaFormDefinition definition = new GetCamundaFormDefinitionCmd(ref, deploymentId).execute(context);
    if (definition == null) {
      throw new NotFoundException("The form ‘" + ref.getKey() + "’ is not in the deployment of its flow.");
    }
    FormDefinition known = read.getIfPresent(definition.getId());
    return known != null ? known : keep(definition.getId(), read(context, definition));
  }

  private static FormDefinition read(CommandContext context, CamundaFormDefinition definition) {
    return FormReader.read(context.getResourceManager()
        .findResourceByDeploymentIdAndResourceName(definition.getDeploymentId(), definition.getResourceName()).getBytes());
  }

  private FormDefinition keep(String place, FormDefinition form) {
    read.put(place, form);
    return form;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    CaffeineCacheMetrics.monitor(registry, read, "forms");
  }
}
