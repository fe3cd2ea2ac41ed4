package eu.passerelle.engine;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;

import java.util.List;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.HistoricTaskInstanceQueryImpl;
import org.camunda.bpm.engine.impl.ProcessDefinitionStatisticsQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryVariableValue;
import org.camunda.bpm.engine.impl.VariableOrderProperty;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;

/**
 * Closes the way round the permissions: asking which of my tasks belong to a case whose score is above 50 is reading the score.
 */
class ParticipantQueries extends AuthorizationManager {

  @Override
  public void configureTaskQuery(TaskQueryImpl query) {
    if (asksForValues(query.getVariables(), query)
        || query.getQueries().stream().anyMatch(part -> asksForValues(part.getVariables(), part))) {
      checkAuthorization(ProcessDefinitionPermissions.READ_INSTANCE_VARIABLE, PROCESS_DEFINITION, ANY);
    }
    super.configureTaskQuery(query);
  }

  @Override
  public void configureHistoricTaskInstanceQuery(HistoricTaskInstanceQueryImpl query) {
    if (asksForValues(query.getVariables(), query)
        || query.getQueries().stream().anyMatch(part -> asksForValues(part.getVariables(), part))) {
      checkAuthorization(ProcessDefinitionPermissions.READ_HISTORY_VARIABLE, PROCESS_DEFINITION, ANY);
    }
    super.configureHistoricTaskInstanceQuery(query);
  }

  /** How many cases are under way is not part of reading a diagram. */
  @Override
  public void configureProcessDefinitionStatisticsQuery(ProcessDefinitionStatisticsQueryImpl query) {
    checkAuthorization(ProcessDefinitionPermissions.READ_INSTANCE, PROCESS_DEFINITION, ANY);
    super.configureProcessDefinitionStatisticsQuery(query);
  }

  private static boolean asksForValues(List<TaskQueryVariableValue> variables, AbstractQuery<?, ?> query) {
    return variables.stream().anyMatch(variable -> !variable.isLocal())
        || query.getOrderingProperties().stream().anyMatch(VariableOrderProperty.class::isInstance);
  }

  /** Puts this manager in the place of the engine's own. */
  static class Factory implements SessionFactory {

    @Override
    public Class<?> getSessionType() {
      return AuthorizationManager.class;
    }

    @Override
    public Session openSession() {
      return new ParticipantQueries();
    }
  }
}
