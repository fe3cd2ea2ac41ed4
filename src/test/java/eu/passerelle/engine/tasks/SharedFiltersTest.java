package eu.passerelle.engine.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.engine.EngineTest;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SharedFiltersTest extends EngineTest {

  @Autowired FilterService filters;
  @Autowired SharedFilters shared;

  @BeforeEach
  void oneOpenTask() {
    deploy("journey", "signing");
    startJourney();
  }

  private List<String> tasksOf(String user, String group, String filterName) {
    identity.setAuthentication(user, List.of(group));
    Filter filter = filters.createTaskFilterQuery().filterName(filterName).singleResult();
    List<Task> found = filters.listPage(filter.getId(), 0, 15);
    identity.clearAuthentication();
    return found.stream().map(Task::getName).toList();
  }

  @Test
  void aRestartAddsNoSecondFilter() {
    shared.provide();

    assertThat(filters.createTaskFilterQuery().orderByFilterName().asc().list()).extracting(Filter::getName)
        .containsExactly("Due this week", "My organisation's tasks", "My tasks", "Overdue", "Unassigned");
  }

  @Test
  void eachFilterShowsWhatItsNameSays() {
    assertThat(tasksOf("tomas", "code-school", "My organisation's tasks")).containsExactly("Train candidate");
    assertThat(tasksOf("tomas", "code-school", "Unassigned")).containsExactly("Train candidate");
    assertThat(tasksOf("tomas", "code-school", "My tasks")).isEmpty();
    assertThat(tasksOf("tomas", "code-school", "Due this week")).isEmpty();

    tasks.setAssignee(openTask().getId(), "tomas");
    tasks.setDueDate(openTask().getId(), new Date(System.currentTimeMillis() + 3 * 86_400_000L));
    assertThat(tasksOf("tomas", "code-school", "My tasks")).containsExactly("Train candidate");
    assertThat(tasksOf("ieva", "code-school", "My tasks")).isEmpty();
    assertThat(tasksOf("ieva", "code-school", "My organisation's tasks")).containsExactly("Train candidate");
    assertThat(tasksOf("tomas", "code-school", "Unassigned")).isEmpty();
    assertThat(tasksOf("tomas", "code-school", "Due this week")).containsExactly("Train candidate");
    assertThat(tasksOf("tomas", "code-school", "Overdue")).isEmpty();

    tasks.setDueDate(openTask().getId(), new Date(System.currentTimeMillis() - 86_400_000L));
    assertThat(tasksOf("tomas", "code-school", "Overdue")).containsExactly("Train candidate");
    assertThat(tasksOf("tomas", "code-school", "Due this week")).isEmpty();
    assertThat(tasksOf("simona", "firm-two", "Overdue")).isEmpty();
  }

  @Test
  void nobodyButTheHouseMakesFilters() {
    identity.setAuthentication("tomas", List.of("code-school"));
    assertThatThrownBy(() -> filters.newTaskFilter("Mine")).isInstanceOf(AuthorizationException.class);

    Filter shared = filters.createTaskFilterQuery().filterName("Overdue").singleResult();
    shared.setName("Changed");
    assertThatThrownBy(() -> filters.saveFilter(shared)).isInstanceOf(AuthorizationException.class);
    assertThatThrownBy(() -> filters.deleteFilter(shared.getId())).isInstanceOf(AuthorizationException.class);
  }

  @Test
  void aCardShowsCaseStageAndScheme() {
    Filter filter = filters.createTaskFilterQuery().filterName("My tasks").singleResult();

    assertThat(filter.getProperties().get("variables").toString()).contains("caseNumber", "stage", "scheme", "unplayedRole");
  }
}
