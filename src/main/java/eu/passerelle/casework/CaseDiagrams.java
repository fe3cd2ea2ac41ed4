package eu.passerelle.casework;

import eu.passerelle.casework.Diagram.Place;
import eu.passerelle.engine.access.EngineRights;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where a case stands, as places on the diagrams: the main one, and those of the called processes that are under way. */
@Component
class CaseDiagrams {

  /** The open activities of a running case; the end events of the main diagram of one that is over. Scopes are told by what is open inside. */
  private static final String PLACES = """
      select PROC_INST_ID_, PROC_DEF_ID_, ACT_ID_, ACT_NAME_ from ACT_HI_ACTINST where ROOT_PROC_INST_ID_ = :root
      and (END_TIME_ is null and ACT_TYPE_ not in ('subProcess', 'multiInstanceBody')
      or :ended and ACT_TYPE_ like '%EndEvent' and PROC_INST_ID_ = :root)
      order by START_TIME_, SEQUENCE_COUNTER_""";

  private final JdbcClient jdbc;
  private final RepositoryService repository;
  private final EngineRights rights;

  CaseDiagrams(JdbcClient jdbc, RepositoryService repository, EngineRights rights) {
    this.jdbc = jdbc;
    this.repository = repository;
    this.rights = rights;
  }

  /** @return the main diagram first */
  List<Diagram> of(Running running) {
    Map<String, List<Row>> byInstance = new LinkedHashMap<>();
    byInstance.put(running.rootInstanceId(), new ArrayList<>());
    rows(running).forEach(row -> byInstance.computeIfAbsent(row.instanceId, any -> new ArrayList<>()).add(row));
    return byInstance.entrySet().stream().flatMap(entry -> definition(entry.getKey(), entry.getValue())
        .map(definitionId -> new Diagram(entry.getKey(), definitionId, title(definitionId), places(entry.getValue()))).stream()).toList();
  }

  String xml(Diagram diagram) {
    return rights.asHouse(() -> {
      try (InputStream model = repository.getProcessModel(diagram.definitionId())) {
        return new String(model.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  private List<Row> rows(Running running) {
    return jdbc.sql(PLACES).param("root", running.rootInstanceId()).param("ended", !running.open())
        .query((row, index) -> new Row(row.getString(1), row.getString(2), row.getString(3), row.getString(4))).list();
  }

  /** A case whose next step the engine has yet to start has no open activity; its diagram is still to be had. */
  private Optional<String> definition(String instanceId, List<Row> rows) {
    return rows.isEmpty()
        ? jdbc.sql("select PROC_DEF_ID_ from ACT_HI_PROCINST where ID_ = ?").param(instanceId).query(String.class).optional()
        : Optional.of(rows.get(0).definitionId);
  }

  private String title(String definitionId) {
    return rights.asHouse(() -> repository.getProcessDefinition(definitionId).getName());
  }

  private static List<Place> places(List<Row> rows) {
    return rows.stream().map(row -> new Place(row.elementId, row.name == null ? "" : row.name.replaceAll("\\s+", " "))).distinct().toList();
  }

  private record Row(String instanceId, String definitionId, String elementId, String name) {}
}
