package eu.passerelle.casework.pages;

import eu.passerelle.casework.CaseDiagrams;
import eu.passerelle.casework.CaseFilter;
import eu.passerelle.casework.CasePage;
import eu.passerelle.casework.CaseParties;
import eu.passerelle.casework.CaseSummary;
import eu.passerelle.casework.Cases;
import eu.passerelle.casework.Cases.CaseAction;
import eu.passerelle.casework.Cases.Look;
import eu.passerelle.casework.Diagram;
import eu.passerelle.casework.ReachedMilestones;
import eu.passerelle.casework.suspension.PassingTime;
import eu.passerelle.casework.suspension.Suspensions;
import eu.passerelle.cost.CostLine;
import eu.passerelle.cost.Costs;
import eu.passerelle.model.Stages;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.stakeholder.Organisation;
import eu.passerelle.stakeholder.Organisations;
import eu.passerelle.stakeholder.Roles;
import java.security.Principal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of cases, and the page of one case. What somebody may not see is not found. */
@Controller
@RequestMapping("/cases")
class CaseController {

  private final Cases cases;
  private final CaseParties caseParties;
  private final CaseDiagrams diagrams;
  private final Schemes schemes;
  private final Organisations organisations;
  private final Roles roles;
  private final MessageSource messages;
  private final Optional<PassingTime> time;
  private final Suspensions suspensions;
  private final Costs costs;
  private final ReachedMilestones milestones;

  CaseController(Cases cases, CaseParties caseParties, CaseDiagrams diagrams, Schemes schemes, Organisations organisations, Roles roles,
      MessageSource messages, Optional<PassingTime> time, Suspensions suspensions, Costs costs,
      ReachedMilestones milestones) {
    this.cases = cases;
    this.caseParties = caseParties;
    this.diagrams = diagrams;
    this.schemes = schemes;
    this.organisations = organisations;
    this.roles = roles;
    this.messages = messages;
    this.time = time;
    this.suspensions = suspensions;
    this.costs = costs;
    this.milestones = milestones;
  }

  @GetMapping
  String list(@RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "") String stage,
      @RequestParam(defaultValue = "") String scheme, @RequestParam(defaultValue = "open") String state,
      @RequestParam(defaultValue = "1") int page, Principal person, Model model) {
    Boolean open = switch (state) {
      case "ended" -> Boolean.FALSE;
      case "all" -> null;
      default -> Boolean.TRUE;
    };
    CasePage found = cases.page(new CaseFilter(scheme, stage, number, open, Math.max(0, page - 1)), person.getName());
    Map<String, String> names = organisations.list().stream().collect(Collectors.toMap(Organisation::id, Organisation::name));
    Map<String, Scheme> schemesById = schemes.list().stream().collect(Collectors.toMap(Scheme::id, Function.identity()));
    model.addAttribute("found", found);
    model.addAttribute("lines", found.cases().stream().map(one -> line(one, names, schemesById)).toList());
    model.addAttribute("schemes", schemes.list());
    model.addAttribute("stages", Stages.ALL);
    model.addAttribute("filter", new Filter(number, stage, scheme, state));
    return "cases/list";
  }

  @GetMapping("/{number}")
  String one(@PathVariable String number, @RequestParam(required = false) String at, Principal person, Model model) {
    Look look = look(number, person);
    CaseSummary summary = look.summary();
    List<Diagram> drawn = diagrams.of(summary);
    model.addAttribute("summary", summary);
    model.addAttribute("standsStillFor", suspensions.reasons(summary));
    model.addAttribute("schemeName", schemes.find(summary.schemeId()).map(Scheme::name).orElse(summary.schemeId()));
    model.addAttribute("stages", Stages.ALL);
    model.addAttribute("stageIndex", Stages.ALL.indexOf(summary.stage()));
    model.addAttribute("milestones", milestones.of(number));
    model.addAttribute("steps", cases.openSteps(look));
    model.addAttribute("actions", cases.actions(look));
    model.addAttribute("parties", cases.parties(summary));
    model.addAttribute("mayNameParties", caseParties.mayName(look));
    model.addAttribute("comments", cases.comments(look));
    model.addAttribute("costs", costs(look));
    model.addAttribute("timeline", cases.timeline(look));
    model.addAttribute("waits", time.filter(demonstration -> look.coordinated())
        .map(demonstration -> demonstration.waits(summary)).orElse(List.of()));
    model.addAttribute("diagrams", drawn);
    model.addAttribute("diagram", drawn.stream().filter(diagram -> diagram.instanceId().equals(at)).findFirst()
        .orElse(drawn.isEmpty() ? null : drawn.get(0)));
    return "cases/one";
  }

  @GetMapping(path = "/{number}/diagrams/{instanceId}", produces = MediaType.APPLICATION_XML_VALUE + ";charset=UTF-8")
  @ResponseBody
  String diagram(@PathVariable String number, @PathVariable String instanceId, Principal person) {
    return diagrams.of(look(number, person).summary()).stream().filter(diagram -> diagram.instanceId().equals(instanceId)).findFirst()
        .map(diagrams::xml).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  @GetMapping("/{number}/actions/{actionId}")
  String confirm(@PathVariable String number, @PathVariable String actionId, Principal person, Model model) {
    model.addAttribute("number", number);
    model.addAttribute("action", action(look(number, person), actionId));
    model.addAttribute("base", "/cases/" + number);
    return "running/action";
  }

  @PostMapping("/{number}/actions/{actionId}")
  String act(@PathVariable String number, @PathVariable String actionId, Principal person, RedirectAttributes next, Locale locale) {
    look(number, person);
    try {
      cases.trigger(number, actionId, person.getName());
      next.addFlashAttribute("done", messages.getMessage("case.action.done", null, locale));
    } catch (IllegalStateException notPossible) {
      next.addFlashAttribute("refused", notPossible.getMessage());
    }
    return "redirect:/cases/{number}";
  }

  private List<CostLine> costs(Look look) {
    String number = look.summary().number();
    return look.coordinated() ? costs.of(number) : costs.of(number, look.viewer().groupIds());
  }

  private Look look(String number, Principal person) {
    return cases.look(number, person.getName()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private CaseAction action(Look look, String actionId) {
    return cases.actions(look).stream().filter(action -> action.id().equals(actionId)).findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private Line line(CaseSummary one, Map<String, String> names, Map<String, Scheme> schemesById) {
    Scheme scheme = schemesById.get(one.schemeId());
    return new Line(one, scheme == null ? one.schemeId() : scheme.name(), one.nextRole() == null ? null : roles.labelOf(one.nextRole()),
        names.get(one.nextGroup()), one.nextDue() != null && one.nextDue().isBefore(OffsetDateTime.now()));
  }

  /** A case as a line of the list. */
  record Line(CaseSummary one, String schemeName, String role, String organisation, boolean overdue) {}

  /** What the reader has asked for, to be shown again. */
  record Filter(String number, String stage, String scheme, String state) {

    /** @return whether less than all open cases were asked for */
    public boolean narrows() {
      return !number.isBlank() || !stage.isBlank() || !scheme.isBlank() || !state.equals("open");
    }
  }
}
