package eu.passerelle.engine.replay;

import eu.passerelle.engine.replay.Recording.Happening;
import eu.passerelle.engine.replay.Recording.Kind;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.impl.bpmn.helper.EscalationHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** What a step that waits in a replay is told: with which values it ends, and how. */
record ReplayedEnd(Kind how, Map<String, Object> values, Set<String> local, Set<String> whole, String code) {

  /** An error needs a code, also where whoever caught it then asked for none. */
  private static final String ANY = "replayed";

  static ReplayedEnd of(Happening happening) {
    return new ReplayedEnd(happening.kind(), happening.values(), happening.local(), happening.whole(), happening.code());
  }

  void write(ActivityExecution execution) {
    values.forEach((variable, value) -> {
      if (whole.contains(variable)) {
        ((ExecutionEntity) execution).getProcessInstance().setVariableLocal(variable, value);
      } else if (local.contains(variable)) {
        execution.setVariableLocal(variable, value);
      } else {
        execution.setVariable(variable, value);
      }
    });
  }

  Callable<Void> ending(ActivityExecution execution, Consumer<ActivityExecution> leave) {
    return () -> {
      switch (how) {
        case THREW -> throw new BpmnError(code == null || code.isEmpty() ? ANY : code);
        case RAISED -> EscalationHandler.executeEscalation(execution, code);
        default -> leave.accept(execution);
      }
      return null;
    };
  }
}
