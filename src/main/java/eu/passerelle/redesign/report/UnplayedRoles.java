package eu.passerelle.redesign.report;

import eu.passerelle.engine.moving.Fate;
import eu.passerelle.engine.moving.LiveInstance;
import eu.passerelle.engine.moving.StandingAlike;
import eu.passerelle.model.Bpmn;
import eu.passerelle.model.BundleFacts;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.XmlNode;
import eu.passerelle.stakeholder.Participations;
import eu.passerelle.stakeholder.Roles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the cases whose step a new diagram gives to a role that nobody plays for them. */
@Component
class UnplayedRoles {

  private static final int AT_ONCE = 1000;

  private final JdbcClient jdbc;
  private final Roles roles;
  private final Participations participations;

  UnplayedRoles(JdbcClient jdbc, Roles roles, Participations participations) {
    this.jdbc = jdbc;
    this.roles = roles;
    this.participations = participations;
  }

  /**
   * @param base what is in force; a role that it gives the step to already is no news
   * @param mapping where the cases of removed steps go
   */
  List<Unplayed> among(Optional<FlowBundle> base, FlowBundle bundle, Map<String, String> mapping, List<StandingAlike> standings) {
    Map<String, XmlNode> now = BundleFacts.nodes(bundle);
    Map<String, XmlNode> before = base.map(BundleFacts::nodes).orElse(Map.of());
    Map<String, Collection<String>> cases = new LinkedHashMap<>();
    standings.stream().filter(standing -> standing.fate() == Fate.FOLLOWS)
        .forEach(standing -> standing.drawnSteps().forEach(step -> {
          XmlNode there = now.get(mapping.getOrDefault(step, step));
          if (there != null && there.is("bpmn:userTask") && roleOf(there).isPresent()
              && !roleOf(there).equals(Optional.ofNullable(before.get(step)).flatMap(this::roleOf))) {
            standing.instances().stream().map(LiveInstance::caseNumber).filter(Objects::nonNull)
                .forEach(cases.computeIfAbsent(there.id(), any -> new TreeSet<>())::add);
          }
        }));
    List<Unplayed> unplayed = new ArrayList<>();
    cases.forEach((step, numbers) -> {
      String role = roleOf(now.get(step)).orElseThrow();
      List<String> without = without(role, List.copyOf(numbers));
      if (!without.isEmpty()) {
        unplayed.add(new Unplayed(now.get(step).called(), roles.labelOf(role), without, without.size()));
      }
    });
    return unplayed;
  }

  /** The lane of the step, or of what it stands in. */
  private Optional<String> roleOf(XmlNode step) {
    for (XmlNode node = step; node.parent() != null; node = node.parent()) {
      String id = node.id();
      Optional<XmlNode> lane = Bpmn.lanes(node.parent()).filter(one -> one.children("bpmn:flowNodeRef").stream()
          .anyMatch(reference -> reference.text().equals(id))).findFirst();
      if (lane.isPresent()) {
        return roles.keyOf(lane.get().attribute("name"));
      }
    }
    return Optional.empty();
  }

  private List<String> without(String role, List<String> numbers) {
    Map<String, Boolean> played = new HashMap<>();
    List<String> without = new ArrayList<>();
    for (int from = 0; from < numbers.size() && !Roles.COORDINATOR.equals(role); from += AT_ONCE) {
      jdbc.sql("""
          select c.number, c.scheme_id, c.corridor_id from case_overview c where c.number in (:numbers) and not exists (
          select 1 from participation p where p.role = :role and (p.place = c.number and p.level = 'CASE'
          or p.place = c.corridor_id and p.level = 'CORRIDOR' or p.place = c.scheme_id and p.level = 'SCHEME')) order by c.number""")
          .param("numbers", numbers.subList(from, Math.min(numbers.size(), from + AT_ONCE))).param("role", role).query(row -> {
            String scheme = row.getString(2);
            String corridor = row.getString(3);
            if (!played.computeIfAbsent(corridor, any -> participations.parties(null, scheme, corridor).containsKey(role))) {
              without.add(row.getString(1));
            }
          });
    }
    return without;
  }

  /**
   * A step that goes to a role which nobody plays.
   *
   * @param cases numbers of those that wait there and of which the reader is told
   * @param all how many wait there
   */
  record Unplayed(String step, String role, List<String> cases, int all) {

    private static final int SHOWN = 20;

    Unplayed {
      cases = List.copyOf(cases);
    }

    /** @return the same with the numbers of which the reader is told */
    Unplayed forReaderOf(Predicate<String> knows) {
      return new Unplayed(step, role, cases.stream().filter(knows).toList(), all);
    }

    /** @return some of the numbers, and how many there are besides */
    public String someCases() {
      if (cases.isEmpty()) {
        return all == 1 ? "one case" : all + " cases";
      }
      String some = cases.stream().limit(SHOWN).collect(Collectors.joining(", "));
      int more = all - Math.min(SHOWN, cases.size());
      return more == 0 ? some : some + " and " + more + " more";
    }
  }
}
