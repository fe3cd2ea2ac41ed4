package eu.passerelle.engine.moving;

import eu.passerelle.engine.wiring.Afterwards;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.runtime.ProcessInstanceModificationBuilder;
import org.springframework.stereotype.Component;

/** Brings instances to the steps that they have never had. To be called in a command of the engine. */
@Component
class Detours {

  private final RuntimeService runtime;

  Detours(RuntimeService runtime) {
    this.runtime = runtime;
  }

  void take(CommandContext context, String instanceId, Detour detour) {
    ExecutionEntity instance = context.getExecutionManager().findExecutionById(instanceId);
    List<String> stops = new ArrayList<>(detour.asked());
    stops.add(detour.then());
    for (int at = 0; at < detour.asked().size(); at++) {
      Afterwards.goesOn(instance, stops.get(at), stops.get(at + 1));
    }
    // first begun, then left: what stands around both stays as it is
    ProcessInstanceModificationBuilder change = runtime.createProcessInstanceModification(instanceId).startBeforeActivity(stops.get(0));
    detour.leaves().forEach(change::cancelAllForActivity);
    change.execute();
  }
}
