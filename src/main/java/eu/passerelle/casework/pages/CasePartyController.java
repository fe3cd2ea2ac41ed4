package eu.passerelle.casework.pages;

import eu.passerelle.casework.CaseParties;
import eu.passerelle.casework.CaseParties.Part;
import eu.passerelle.casework.CaseSummary;
import eu.passerelle.stakeholder.Organisation;
import eu.passerelle.stakeholder.PartChangedMeanwhile;
import java.security.Principal;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Coordinators name the party of a role for one case: they choose, read what that means, and confirm. */
@Controller
@RequestMapping("/cases/{number}/parties")
class CasePartyController {

  private final CaseParties parties;
  private final MessageSource messages;

  CasePartyController(CaseParties parties, MessageSource messages) {
    this.parties = parties;
    this.messages = messages;
  }

  @GetMapping
  String list(@PathVariable String number, Principal person, Model model) {
    CaseSummary summary = find(number, person);
    model.addAttribute("number", number);
    model.addAttribute("parts", parties.parts(summary));
    return "cases/parties";
  }

  @GetMapping("/{role}")
  String choose(@PathVariable String number, @PathVariable String role, Principal person, Model model) {
    CaseSummary summary = find(number, person);
    model.addAttribute("number", number);
    model.addAttribute("part", part(summary, role));
    model.addAttribute("asScheme", parties.asScheme(summary, role).orElse(null));
    return "cases/party";
  }

  @GetMapping("/{role}/confirm")
  String confirm(@PathVariable String number, @PathVariable String role, @RequestParam String organisation, @RequestParam String before,
      Principal person, Model model) {
    CaseSummary summary = find(number, person);
    Part part = part(summary, role);
    Organisation chosen = candidate(part, organisation);
    Organisation asScheme = parties.asScheme(summary, role).orElse(null);
    Organisation next = chosen == null ? asScheme : chosen;
    boolean changes = part.player() != null && !part.player().equals(next);
    model.addAttribute("number", number);
    model.addAttribute("part", part);
    model.addAttribute("chosen", chosen);
    model.addAttribute("asScheme", asScheme);
    model.addAttribute("before", before);
    model.addAttribute("loses", changes ? part.player() : null);
    model.addAttribute("tasks", parties.openTasks(summary, role));
    return "cases/party-confirm";
  }

  @PostMapping("/{role}")
  String name(@PathVariable String number, @PathVariable String role, @RequestParam String organisation, @RequestParam String before,
      Principal person, RedirectAttributes next, Locale locale) {
    CaseSummary summary = find(number, person);
    Organisation chosen = candidate(part(summary, role), organisation);
    try {
      parties.name(summary, role, before.isBlank() ? null : before, chosen == null ? null : chosen.id());
    } catch (PartChangedMeanwhile meanwhile) {
      next.addFlashAttribute("refused", messages.getMessage("parties.meanwhile", null, locale));
      return "redirect:/cases/{number}/parties/{role}";
    }
    next.addFlashAttribute("done", messages.getMessage("parties.done", null, locale));
    return "redirect:/cases/{number}";
  }

  private CaseSummary find(String number, Principal person) {
    return parties.find(number, person.getName()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private Part part(CaseSummary summary, String role) {
    return parties.part(summary, role).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static Organisation candidate(Part part, String id) {
    return id.isBlank() ? null : part.candidates().stream().filter(organisation -> organisation.id().equals(id)).findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
  }
}
