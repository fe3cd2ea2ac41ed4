package eu.passerelle.casework.pages;

import eu.passerelle.casework.SchemeCounts;
import eu.passerelle.casework.SchemeCounts.Counts;
import eu.passerelle.casework.SchemeRevisions;
import eu.passerelle.casework.Viewers;
import eu.passerelle.cost.Costs;
import eu.passerelle.model.Milestones;
import eu.passerelle.model.Stages;
import eu.passerelle.scheme.Corridor;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** How the schemes do that a person coordinates; the others are not found. */
@Controller
@RequestMapping("/schemes")
class SchemeController {

  private static final List<String> OUTCOMES = List.of("completed", "handed-over", "lost", "withdrawn");

  private final Schemes schemes;
  private final SchemeCounts counts;
  private final Viewers viewers;
  private final SchemeRevisions revisions;
  private final Costs costs;

  SchemeController(Schemes schemes, SchemeCounts counts, Viewers viewers, SchemeRevisions revisions, Costs costs) {
    this.schemes = schemes;
    this.counts = counts;
    this.viewers = viewers;
    this.revisions = revisions;
    this.costs = costs;
  }

  @GetMapping
  String list(Principal person, Model model) {
    List<Scheme> coordinated = coordinated(person);
    model.addAttribute("schemes", coordinated);
    model.addAttribute("counts", coordinated.stream().collect(Collectors.toMap(Scheme::id, scheme -> counts.of(scheme.id()))));
    model.addAttribute("corridors", coordinated.stream().collect(Collectors.toMap(Scheme::id, scheme -> schemes.corridors(scheme.id()))));
    return "schemes/list";
  }

  @GetMapping("/{id}")
  String one(@PathVariable String id, Principal person, Model model) {
    Scheme scheme = coordinated(person).stream().filter(one -> one.id().equals(id)).findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    Counts counted = counts.of(id);
    List<String> funnel = new ArrayList<>(List.of(SchemeCounts.APPLIED));
    funnel.addAll(Milestones.all());
    List<Corridor> corridors = schemes.corridors(id);
    model.addAttribute("scheme", scheme);
    model.addAttribute("corridors", corridors);
    model.addAttribute("cohorts", schemes.cohorts(id));
    model.addAttribute("reached", Counts.table(counted.reached(), funnel));
    model.addAttribute("open", Counts.table(counted.open(), Stages.ALL));
    model.addAttribute("outcomes", Counts.table(counted.outcomes(), OUTCOMES));
    model.addAttribute("firstPlaces", revisions.firstPlaces(id, corridors));
    model.addAttribute("revisions", revisions.of(id, corridors));
    model.addAttribute("totals", costs.totals(id));
    model.addAttribute("toRepay", costs.toRepay(id));
    model.addAttribute("lossReasons", Counts.table(counted.lossReasons(), List.of()));
    return "schemes/one";
  }

  private List<Scheme> coordinated(Principal person) {
    return schemes.coordinatedBy(viewers.groupsOf(person.getName()));
  }
}
