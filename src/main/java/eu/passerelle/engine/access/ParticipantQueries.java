package eu.passerelle.engine.access;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;

import eu.passerelle.engine.StartPolicy;
import eu.passerelle.engine.flow.DeployedFlows;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.HistoricIncidentQueryImpl;
import org.camunda.bpm.engine.impl.HistoricJobLogQueryImpl;
import org.camunda.bpm.engine.impl.HistoricTaskInstanceQueryImpl;
import org.camunda.bpm.engine.impl.IncidentQueryImpl;
import org.camunda.bpm.engine.impl.JobDefinitionQueryImpl;
import org.camunda.bpm.engine.impl.JobQueryImpl;
import org.camunda.bpm.engine.impl.ProcessDefinitionQueryImpl;
import org.camunda.bpm.engine.impl.ProcessDefinitionStatisticsQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryVariableValue;
import org.camunda.bpm.engine.impl.VariableOrderProperty;
import org.camunda.bpm.engine.impl.batch.BatchQueryImpl;
import org.camunda.bpm.engine.impl.batch.BatchStatisticsQueryImpl;
import org.camunda.bpm.engine.impl.batch.history.HistoricBatchQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Closes the way round the permissions: asking which of my tasks belong to a case whose score is above 50 is reading the score. And offers to
 * each person what this person may start.
 */
public class ParticipantQueries extends AuthorizationManager {

  /** No process is called so. */
  private static final String NONE = "-";

  private final ObjectProvider<StartPolicy> starts;

  ParticipantQueries(ObjectProvider<StartPolicy> starts) {
    this.starts = starts;
  }

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

  /** Who asks what to start is offered what a policy lets them start at this moment; rights alone would offer everything to everybody. */
  @Override
  public void configureProcessDefinitionQuery(ProcessDefinitionQueryImpl query) {
    super.configureProcessDefinitionQuery(query);
    if (query.isStartablePermissionCheck()) {
      ActingPerson.behind(getCommandContext()).ifPresent(person -> query.processDefinitionKeysIn(startableBy(person)));
    }
  }

  @Override
  public void configureJobQuery(JobQueryImpl query) {
    Housework.require(getCommandContext());
    super.configureJobQuery(query);
  }

  @Override
  public void configureJobDefinitionQuery(JobDefinitionQueryImpl query) {
    Housework.require(getCommandContext());
    super.configureJobDefinitionQuery(query);
  }

  @Override
  public void configureHistoricJobLogQuery(HistoricJobLogQueryImpl query) {
    Housework.require(getCommandContext());
    super.configureHistoricJobLogQuery(query);
  }

  @Override
  public void configureIncidentQuery(IncidentQueryImpl query) {
    Housework.require(getCommandContext());
    super.configureIncidentQuery(query);
  }

  @Override
  public void configureHistoricIncidentQuery(HistoricIncidentQueryImpl query) {
    Housework.require(getCommandContext());
    super.configureHistoricIncidentQuery(query);
  }

  @Override
  public void configureBatchQuery(BatchQueryImpl query) {
    Housework.require(getCommandContext());
    super.configureBatchQuery(query);
  }

  @Override
  public void configureBatchStatisticsQuery(BatchStatisticsQueryImpl query) {
    Housework.require(getCommandContext());
    super.configureBatchStatisticsQuery(query);
  }

  @Override
  public void configureHistoricBatchQuery(HistoricBatchQueryImpl query) {
    Housework.require(getCommandContext());
    super.configureHistoricBatchQuery(query);
  }

  private String[] startableBy(ActingPerson person) {
    return Stream.concat(Stream.of(NONE), getCommandContext().runWithoutAuthorization(this::latest).stream()
        .filter(process -> mayStart(process.getKey(), DeployedFlows.kindOf(process), person)).map(ProcessDefinitionEntity::getKey))
        .toArray(String[]::new);
  }

  private List<ProcessDefinitionEntity> latest() {
    CommandContext context = getCommandContext();
    var newest = new ProcessDefinitionQueryImpl();
    newest.latestVersion();
    var cache = context.getProcessEngineConfiguration().getDeploymentCache();
    return context.getProcessDefinitionManager().findProcessDefinitionsByQueryCriteria(newest, null).stream()
        .map(process -> cache.findDeployedProcessDefinitionById(process.getId())).toList();
  }

  private boolean mayStart(String processKey, String kind, ActingPerson person) {
    return starts.orderedStream().filter(policy -> policy.appliesTo(processKey, kind)).findFirst()
        .filter(policy -> policy.mayStart(processKey, person.groups())).isPresent();
  }

  private static boolean asksForValues(List<TaskQueryVariableValue> variables, AbstractQuery<?, ?> query) {
    return variables.stream().anyMatch(variable -> !variable.isLocal())
        || query.getOrderingProperties().stream().anyMatch(VariableOrderProperty.class::isInstance);
  }

  /** Puts this manager in the place of the engine's own. */
  public static class Factory implements SessionFactory {

    private final ObjectProvider<StartPolicy> starts;

    public Factory(ObjectProvider<StartPolicy> starts) {
      this.starts = starts;
    }

    @Override
    public Class<?> getSessionType() {
      return AuthorizationManager.class;
    }

    @Override
    public Session openSession() {
      return new ParticipantQueries(starts);
    }
  }
}
