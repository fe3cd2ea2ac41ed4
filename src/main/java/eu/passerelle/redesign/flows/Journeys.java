package eu.passerelle.redesign.flows;

import eu.passerelle.engine.CaseVariables;
import eu.passerelle.engine.flow.FlowCatalogue;
import eu.passerelle.engine.tables.Tables;
import eu.passerelle.model.TimeLimitSource;
import eu.passerelle.model.Uses;
import eu.passerelle.model.Uses.Call;
import eu.passerelle.scheme.Corridor;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/** Follows the calls of the diagrams in force from where a scheme's cases, and what people start beside them, begin. */
@Component
class Journeys {

  private final Schemes schemes;
  private final FlowCatalogue catalogue;
  private final Tables tables;
  private final RepositoryService repository;

  Journeys(Schemes schemes, FlowCatalogue catalogue, Tables tables, RepositoryService repository) {
    this.schemes = schemes;
    this.catalogue = catalogue;
    this.tables = tables;
    this.repository = repository;
  }

  /** @return by scheme, all processes and tables that it reaches */
  Map<String, Set<String>> reached() {
    Map<String, String> latest = repository.createProcessDefinitionQuery().latestVersion().withoutTenantId().list().stream()
        .collect(Collectors.toMap(ProcessDefinition::getKey, ProcessDefinition::getId));
    Map<String, List<Map<String, String>>> questions = schemes.corridors().stream()
        .collect(Collectors.groupingBy(Corridor::schemeId, Collectors.mapping(Journeys::question, Collectors.toList())));
    return schemes.list().stream()
        .collect(Collectors.toMap(Scheme::id, scheme -> reach(scheme, latest, questions.getOrDefault(scheme.id(), List.of()))));
  }

  private Set<String> reach(Scheme scheme, Map<String, String> latest, List<Map<String, String>> questions) {
    Set<String> reached = new HashSet<>();
    latest.keySet().stream().filter(process -> beginsAt(process, latest.get(process), scheme))
        .forEach(process -> walk(process, latest, questions, reached));
    return reached;
  }

  private boolean beginsAt(String process, String definitionId, Scheme scheme) {
    List<Scheme> owners = schemes.ownersOf(process);
    return owners.contains(scheme) || owners.isEmpty() && catalogue.flowOf(definitionId).kind() != null;
  }

  private void walk(String process, Map<String, String> latest, List<Map<String, String>> questions, Set<String> reached) {
    if (!latest.containsKey(process) || !reached.add(process)) {
      return;
    }
    Uses uses = catalogue.flowOf(latest.get(process)).uses();
    reached.addAll(uses.tables());
    if (!uses.timeLimits().isEmpty()) {
      reached.add(TimeLimitSource.TABLE);
    }
    uses.calls().stream().flatMap(call -> called(call, questions)).forEach(next -> walk(next, latest, questions, reached));
  }

  private Stream<String> called(Call call, List<Map<String, String>> questions) {
    if (call.table() == null) {
      return Stream.of(call.process());
    }
    Stream<String> own = questions.stream().map(question -> Tables.own(question.get(CaseVariables.SCHEME), call.table())).distinct();
    return Stream.concat(own, Stream.of(call.table())).flatMap(table -> chosen(table, questions));
  }

  /** Where a table asks for more than the corridor, or has no row for it, any of its answers may be meant. */
  private Stream<String> chosen(String table, List<Map<String, String>> questions) {
    Set<String> inputs = tables.inputs(table);
    Set<String> chosen = questions.stream().filter(question -> question.keySet().containsAll(inputs))
        .flatMap(question -> tables.rows(table, question).stream()).flatMap(row -> row.values().stream()).map(String::valueOf)
        .collect(Collectors.toSet());
    return (chosen.isEmpty() ? tables.answers(table) : chosen).stream();
  }

  private static Map<String, String> question(Corridor corridor) {
    return Map.of(CaseVariables.SCHEME, corridor.schemeId(), "origin", corridor.origin(), "destination", corridor.destination());
  }
}
