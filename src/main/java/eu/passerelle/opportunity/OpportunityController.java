package eu.passerelle.opportunity;

import eu.passerelle.casework.Cases.CaseAction;
import eu.passerelle.casework.Diagram;
import eu.passerelle.casework.Whereabouts;
import eu.passerelle.database.Page;
import eu.passerelle.engine.access.SignedIn;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.stakeholder.Organisation;
import eu.passerelle.stakeholder.Organisations;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

/** What firms offer: a list, and the page of one opportunity. What somebody may not see is not found. */
@Controller
@RequestMapping("/opportunities")
class OpportunityController {

  private static final int PAGE_SIZE = 50;

  private final Opportunities opportunities;
  private final DemandCount demand;
  private final Whereabouts whereabouts;
  private final Schemes schemes;
  private final Organisations organisations;
  private final SignedIn signedIn;
  private final MessageSource messages;

  OpportunityController(Opportunities opportunities, DemandCount demand, Whereabouts whereabouts, Schemes schemes,
      Organisations organisations,
      SignedIn signedIn, MessageSource messages) {
    this.opportunities = opportunities;
    this.demand = demand;
    this.whereabouts = whereabouts;
    this.schemes = schemes;
    this.organisations = organisations;
    this.signedIn = signedIn;
    this.messages = messages;
  }

  @GetMapping
  String list(@RequestParam(defaultValue = "1") int page, Model model) {
    int total = opportunities.countVisibleTo(groups());
    Page shown = Page.of(page, PAGE_SIZE, total);
    model.addAttribute("total", total);
    model.addAttribute("page", shown.number());
    model.addAttribute("pages", shown.count());
    model.addAttribute("opportunities", opportunities.visibleTo(groups(), shown.number() - 1, PAGE_SIZE));
    model.addAttribute("firms", organisations.list().stream().collect(Collectors.toMap(Organisation::id, Organisation::name)));
    model.addAttribute("schemes", schemes.list().stream().collect(Collectors.toMap(Scheme::id, Scheme::name)));
    model.addAttribute("demands", schemes.coordinatedBy(groups()).stream().map(demand::of).filter(one -> one.firms() > 0).toList());
    return "opportunities/list";
  }

  @GetMapping("/{number}")
  String one(@PathVariable String number, @RequestParam(required = false) String at, Model model) {
    Opportunity opportunity = visible(number);
    List<Diagram> drawn = whereabouts.diagrams(opportunity);
    model.addAttribute("opportunity", opportunity);
    model.addAttribute("firm",
        organisations.find(opportunity.organisationId()).map(Organisation::name).orElse(opportunity.organisationId()));
    model.addAttribute("schemeName", schemes.find(opportunity.schemeId()).map(Scheme::name).orElse(opportunity.schemeId()));
    model.addAttribute("steps", whereabouts.openSteps(opportunity, user()));
    model.addAttribute("actions", whereabouts.actions(opportunity, user()));
    model.addAttribute("diagrams", drawn);
    Map<String, Diagram> byInstance = drawn.stream().collect(Collectors.toMap(Diagram::instanceId, Function.identity()));
    model.addAttribute("diagram", byInstance.getOrDefault(at == null ? "" : at, drawn.isEmpty() ? null : drawn.get(0)));
    return "opportunities/one";
  }

  @GetMapping(path = "/{number}/diagrams/{instanceId}", produces = MediaType.APPLICATION_XML_VALUE + ";charset=UTF-8")
  @ResponseBody
  String diagram(@PathVariable String number, @PathVariable String instanceId) {
    return whereabouts.diagrams(visible(number)).stream().filter(diagram -> diagram.instanceId().equals(instanceId)).findFirst()
        .map(whereabouts::xml).orElseThrow(OpportunityController::notFound);
  }

  @GetMapping("/{number}/actions/{actionId}")
  String confirm(@PathVariable String number, @PathVariable String actionId, Model model) {
    model.addAttribute("number", number);
    model.addAttribute("action", action(visible(number), actionId));
    model.addAttribute("base", "/opportunities/" + number);
    return "running/action";
  }

  @PostMapping("/{number}/actions/{actionId}")
  String act(@PathVariable String number, @PathVariable String actionId, RedirectAttributes next, Locale locale) {
    Opportunity opportunity = visible(number);
    try {
      whereabouts.trigger(opportunity, actionId, user());
      next.addFlashAttribute("done", messages.getMessage("case.action.done", null, locale));
    } catch (IllegalStateException notPossible) {
      next.addFlashAttribute("refused", notPossible.getMessage());
    }
    return "redirect:/opportunities/{number}";
  }

  private Opportunity visible(String number) {
    return opportunities.findVisibleTo(groups(), number).orElseThrow(OpportunityController::notFound);
  }

  private CaseAction action(Opportunity opportunity, String actionId) {
    return whereabouts.actions(opportunity, user()).stream().filter(action -> action.id().equals(actionId)).findFirst()
        .orElseThrow(OpportunityController::notFound);
  }

  private String user() {
    return signedIn.userId();
  }

  private List<String> groups() {
    return signedIn.groupIds();
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
