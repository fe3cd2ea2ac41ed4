package eu.passerelle.casework.suspension;

import eu.passerelle.casework.CaseSummary;
import eu.passerelle.casework.Cases;
import eu.passerelle.casework.Cases.Look;
import eu.passerelle.casework.suspension.PassingTime.Wait;
import java.security.Principal;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** In the demonstration a coordinator may let time pass for a case. */
@Controller
@RequestMapping("/cases/{number}/time/{waitId}")
@Profile("demo")
class PassingTimeController {

  private final Cases cases;
  private final PassingTime time;
  private final MessageSource messages;

  PassingTimeController(Cases cases, PassingTime time, MessageSource messages) {
    this.cases = cases;
    this.time = time;
    this.messages = messages;
  }

  @GetMapping
  String confirm(@PathVariable String number, @PathVariable String waitId, Principal person, Model model) {
    Wait next = time.waits(coordinated(number, person)).stream().findFirst().filter(wait -> wait.id().equals(waitId))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("number", number);
    model.addAttribute("wait", next);
    return "cases/time";
  }

  @PostMapping
  String letPass(@PathVariable String number, @PathVariable String waitId, Principal person, RedirectAttributes next, Locale locale) {
    try {
      time.letPass(coordinated(number, person), waitId);
      next.addFlashAttribute("done", messages.getMessage("case.time.done", null, locale));
    } catch (IllegalStateException notPossible) {
      next.addFlashAttribute("refused", notPossible.getMessage());
    }
    return "redirect:/cases/{number}";
  }

  private CaseSummary coordinated(String number, Principal person) {
    return cases.look(number, person.getName()).filter(Look::coordinated).map(Look::summary)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
