package eu.passerelle.allocation;

import eu.passerelle.engine.OptionSource;
import eu.passerelle.engine.access.EngineRights;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** The places of the cohort that a step's case belongs to, as {@code places.cohort}. */
@Component
class OfferedPlaces implements OptionSource {

  private final CohortPlaces places;
  private final TaskService tasks;
  private final EngineRights rights;

  OfferedPlaces(CohortPlaces places, TaskService tasks, EngineRights rights) {
    this.places = places;
    this.tasks = tasks;
    this.rights = rights;
  }

  @Override
  public String key() {
    return "places.cohort";
  }

  @Override
  public List<Option> options(Asked asked) {
    if (asked.taskId() == null) {
      return List.of();
    }
    Object cohort = rights.asHouse(() -> tasks.getVariable(asked.taskId(), "cohort"));
    return places.of(String.valueOf(cohort)).stream()
        .map(place -> new Option(place.code(), "%s (%d seats)".formatted(place.name(), place.seats()))).toList();
  }
}
