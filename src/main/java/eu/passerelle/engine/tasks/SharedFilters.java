package eu.passerelle.engine.tasks;

import eu.passerelle.engine.CaseVariables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The filters that everybody finds in Tasklist. All of them ask for the person's own groups first: that is what keeps them fast. */
@Component
class SharedFilters {

  private static final String OWN_GROUPS = "${currentUserGroups()}";
  private static final List<Map<String, String>> CARD = List.of(
      shown(CaseVariables.CASE_NUMBER, "Case"), shown(CaseVariables.STAGE, "Stage"), shown(CaseVariables.SCHEME, "Scheme"),
      shown(CaseVariables.UNPLAYED_ROLE, "Nobody plays"));

  private final FilterService filters;
  private final TaskService tasks;
  private final AuthorizationService authorizations;
  private final ProcessEngineConfigurationImpl configuration;

  SharedFilters(FilterService filters, TaskService tasks, AuthorizationService authorizations, ProcessEngine engine) {
    configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    this.filters = filters;
    this.tasks = tasks;
    this.authorizations = authorizations;
  }

  @EventListener(ApplicationStartedEvent.class)
  void provide() {
    configuration.getCommandExecutorTxRequired().execute(context -> {
      // two nodes that start together would each find no filter
      context.getPropertyManager().acquireExclusiveLockForStartup();
      provideAll();
      return null;
    });
  }

  private void provideAll() {
    provide("My tasks", "What I have claimed", 10, "#2f5d8a",
        query -> query.includeAssignedTasks().taskAssigneeExpression("${currentUser()}"));
    provide("My organisation's tasks", "Everything that waits for my organisation", 20, "#3c7a57", TaskQuery::includeAssignedTasks);
    provide("Unassigned", "What nobody has claimed", 30, "#6b6f76", TaskQuery::taskUnassigned);
    provide("Due this week", "What is due within seven days", 40, "#b26a00",
        query -> query.includeAssignedTasks().dueAfterExpression("${now()}").dueBeforeExpression("${dateTime().plusDays(7)}"));
    provide("Overdue", "What is late", 50, "#a33a3a", query -> query.includeAssignedTasks().dueBeforeExpression("${now()}"));
  }

  private void provide(String name, String description, int priority, String color, UnaryOperator<TaskQuery> criteria) {
    Filter stored = filters.createTaskFilterQuery().filterName(name).singleResult();
    Filter filter = stored == null ? filters.newTaskFilter(name) : stored;
    TaskQuery query = criteria.apply(tasks.createTaskQuery().active().taskCandidateGroupInExpression(OWN_GROUPS));
    filter.setQuery(query.orderByDueDate().asc().orderByTaskCreateTime().asc());
    filter.setProperties(properties(description, priority, color));
    letEverybodyRead(filters.saveFilter(filter).getId());
  }

  private static Map<String, Object> properties(String description, int priority, String color) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("description", description);
    properties.put("priority", priority);
    properties.put("color", color);
    properties.put("refresh", true);
    properties.put("showUndefinedVariable", false);
    properties.put("variables", CARD);
    return properties;
  }

  private void letEverybodyRead(String filterId) {
    boolean readable = authorizations.createAuthorizationQuery().authorizationType(Authorization.AUTH_TYPE_GLOBAL)
        .resourceType(Resources.FILTER).resourceId(filterId).count() > 0;
    if (!readable) {
      Authorization everybody = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
      everybody.setResource(Resources.FILTER);
      everybody.setResourceId(filterId);
      everybody.addPermission(Permissions.READ);
      authorizations.saveAuthorization(everybody);
    }
  }

  private static Map<String, String> shown(String name, String label) {
    return Map.of("name", name, "label", label);
  }
}
