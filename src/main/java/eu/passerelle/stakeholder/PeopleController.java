package eu.passerelle.stakeholder;

import eu.passerelle.stakeholder.Organisations.Member;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who works for which organisation: coordinators for the organisations of their schemes, administrators for all. */
@Controller
@RequestMapping("/people")
class PeopleController {

  private final Staffing staffing;
  private final MessageSource messages;

  PeopleController(Staffing staffing, MessageSource messages) {
    this.staffing = staffing;
    this.messages = messages;
  }

  @GetMapping
  String list(Model model) {
    if (!staffing.isAllowed()) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    model.addAttribute("teams", staffing.organisations().stream().map(own -> new Team(own, staffing.people(own))).toList());
    return "people/list";
  }

  @GetMapping("/{organisationId}/add")
  String add(@PathVariable String organisationId, Model model) {
    model.addAttribute("organisation", own(organisationId));
    model.addAttribute("newPerson", NewPerson.NOBODY);
    return "people/add";
  }

  @PostMapping("/{organisationId}/join")
  String join(@PathVariable String organisationId, @RequestParam String userId, Model model, RedirectAttributes next, Locale locale) {
    var organisation = own(organisationId);
    try {
      staffing.join(organisation, userId.strip());
    } catch (StaffingRefused refused) {
      model.addAttribute("joinRefused", sentence(refused, locale));
      model.addAttribute("userId", userId);
      return add(organisationId, model);
    }
    return done(next, "people.joined", locale, userId.strip(), organisation.name());
  }

  @PostMapping("/{organisationId}/hire")
  String hire(@PathVariable String organisationId, @Valid @ModelAttribute("newPerson") NewPerson newPerson, BindingResult errors,
      Model model,
      RedirectAttributes next, Locale locale) {
    var organisation = own(organisationId);
    if (!errors.hasErrors()) {
      try {
        staffing.hire(organisation, newPerson.person(), newPerson.password());
        return done(next, "people.joined", locale, newPerson.person().name(), organisation.name());
      } catch (StaffingRefused refused) {
        errors.reject(refused.code(), refused.arguments(), null);
      }
    }
    model.addAttribute("organisation", organisation);
    return "people/add";
  }

  @GetMapping("/{organisationId}/{userId}/remove")
  String confirmRemoval(@PathVariable String organisationId, @PathVariable String userId, Model model) {
    var organisation = own(organisationId);
    model.addAttribute("organisation", organisation);
    model.addAttribute("member", member(organisation, userId));
    return "people/remove";
  }

  @PostMapping("/{organisationId}/{userId}/remove")
  String remove(@PathVariable String organisationId, @PathVariable String userId, RedirectAttributes next, Locale locale) {
    var organisation = own(organisationId);
    var member = member(organisation, userId);
    staffing.leave(organisation, userId);
    return done(next, "people.removed", locale, member.name(), organisation.name());
  }

  private Organisation own(String organisationId) {
    return staffing.organisation(organisationId).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private Member member(Organisation organisation, String userId) {
    return staffing.people(organisation).stream().filter(person -> person.id().equals(userId)).findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private String done(RedirectAttributes next, String code, Locale locale, Object... arguments) {
    next.addFlashAttribute("done", messages.getMessage(code, arguments, locale));
    return "redirect:/people";
  }

  private String sentence(StaffingRefused refused, Locale locale) {
    return messages.getMessage(refused.code(), refused.arguments(), locale);
  }

  /** An organisation with its people. */
  record Team(Organisation organisation, List<Member> people) {}
}
