package eu.passerelle.casework;

import eu.passerelle.casework.Diagram.Place;
import eu.passerelle.engine.access.EngineRights;
import eu.passerelle.engine.reading.CasePlaces;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/** Where a case stands, as places on the diagrams: the main one, and those of the called processes that are under way. */
@Component
public class CaseDiagrams {

  private final CasePlaces stands;
  private final RepositoryService repository;
  private final EngineRights rights;

  CaseDiagrams(CasePlaces stands, RepositoryService repository, EngineRights rights) {
    this.stands = stands;
    this.repository = repository;
    this.rights = rights;
  }

  /** @return the main diagram first */
  public List<Diagram> of(Running running) {
    Map<String, List<CasePlaces.Place>> byInstance = new LinkedHashMap<>();
    byInstance.put(running.rootInstanceId(), new ArrayList<>());
    stands.of(running.rootInstanceId(), !running.open())
        .forEach(place -> byInstance.computeIfAbsent(place.instanceId(), any -> new ArrayList<>()).add(place));
    return byInstance.entrySet().stream().flatMap(entry -> definition(entry.getKey(), entry.getValue())
        .map(this::drawn).map(flow -> new Diagram(entry.getKey(), flow.getId(), flow.getKey(), flow.getName(), places(entry.getValue())))
        .stream()).toList();
  }

  public String xml(Diagram diagram) {
    return rights.asHouse(() -> {
      try (InputStream model = repository.getProcessModel(diagram.definitionId())) {
        return new String(model.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  /** A case whose next step the engine has yet to start has no open activity; its diagram is still to be had. */
  private Optional<String> definition(String instanceId, List<CasePlaces.Place> open) {
    return open.isEmpty() ? stands.definitionOf(instanceId) : Optional.of(open.get(0).definitionId());
  }

  private ProcessDefinition drawn(String definitionId) {
    return rights.asHouse(() -> repository.getProcessDefinition(definitionId));
  }

  private static List<Place> places(List<CasePlaces.Place> open) {
    return open.stream().map(place -> new Place(place.elementId(), place.name() == null ? "" : place.name().replaceAll("\\s+", " ")))
        .distinct().toList();
  }
}
