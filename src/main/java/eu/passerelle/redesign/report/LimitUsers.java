package eu.passerelle.redesign.report;

import eu.passerelle.engine.access.EngineRights;
import eu.passerelle.engine.flow.FlowCatalogue;
import eu.passerelle.model.LimitsChange;
import eu.passerelle.model.PeriodWords;
import eu.passerelle.model.TimeLimitKeys;
import eu.passerelle.model.XmlNode;
import eu.passerelle.redesign.comparison.Difference;
import eu.passerelle.redesign.comparison.Difference.Kind;
import eu.passerelle.scheme.Corridor;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/** Finds the steps and timers that a changed table of time limits makes longer or shorter, in all flows in force. */
@Component
class LimitUsers {

  private final RepositoryService repository;
  private final FlowCatalogue flows;
  private final Schemes schemes;
  private final EngineRights rights;

  LimitUsers(RepositoryService repository, FlowCatalogue flows, Schemes schemes, EngineRights rights) {
    this.repository = repository;
    this.flows = flows;
    this.schemes = schemes;
    this.rights = rights;
  }

  List<Difference> affectedBy(LimitsChange limits) {
    Map<String, String> changed = changedKeys(limits);
    return changed.isEmpty() ? List.of() : rights.asHouse(() -> {
      List<Difference> changes = new ArrayList<>();
      repository.createProcessDefinitionQuery().latestVersion().withoutTenantId().orderByProcessDefinitionKey().asc().unlimitedList()
          .forEach(process -> addAffected(process, changed, changes));
      return changes;
    });
  }

  /** @return what happens to each key whose period is another for some scheme and country */
  private Map<String, String> changedKeys(LimitsChange limits) {
    Map<String, String> changed = new LinkedHashMap<>();
    List<Corridor> corridors = schemes.corridors();
    long all = corridors.stream().map(this::place).distinct().count();
    for (String key : limits.changedKeys()) {
      Map<String, Set<String>> whom = new LinkedHashMap<>();
      corridors.forEach(corridor -> {
        String was = limits.inForce().period(key, corridor.schemeId(), corridor.destination()).map(PeriodWords::of).orElse("none");
        String is = limits.proposed().period(key, corridor.schemeId(), corridor.destination()).map(PeriodWords::of).orElse("none");
        whom.computeIfAbsent(was.equals(is) ? "" : "is now " + is + "; it was " + was, any -> new LinkedHashSet<>()).add(place(corridor));
      });
      whom.remove("");
      if (!whom.isEmpty()) {
        changed.put(key, whom.entrySet().stream().map(entry -> entry.getKey() + places(entry.getValue(), all))
            .collect(Collectors.joining(". ")));
      }
    }
    return changed;
  }

  private String place(Corridor corridor) {
    return schemes.find(corridor.schemeId()).map(Scheme::name).orElse(corridor.schemeId()) + " (" + corridor.destination() + ")";
  }

  private static String places(Set<String> places, long all) {
    return places.size() == all ? "" : ", in " + String.join(", ", places);
  }

  private void addAffected(ProcessDefinition process, Map<String, String> changed, List<Difference> changes) {
    if (flows.flowOf(process.getId()).uses().timeLimits().stream().noneMatch(changed::containsKey)) {
      return;
    }
    XmlNode diagram = flows.diagramOf(process.getId());
    flows.flowOf(process.getId()).timeLimits()
        .forEach((step, key) -> diagram.find(step).ifPresent(task -> add(process, task, key, changed, changes)));
    diagram.tree("bpmn:timerEventDefinition").forEach(timer -> changed.keySet().stream().filter(TimeLimitKeys.ofTimer(timer)::contains)
        .forEach(key -> add(process, timer.parent(), key, changed, changes)));
  }

  private static void add(ProcessDefinition process, XmlNode element, String key, Map<String, String> changed, List<Difference> changes) {
    if (changed.containsKey(key)) {
      String name = element.attribute("name");
      changes.add(new Difference(Kind.DEADLINE_CHANGED, process.getKey(), element.id(), "The deadline of “"
          + (name.isEmpty() ? element.id() : name.replaceAll("\\s+", " "))
          + "” in " + process.getName() + " (" + key + ") " + changed.get(key) + "."));
    }
  }
}
