package eu.passerelle.founding;

import eu.passerelle.engine.SignedIn;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.stakeholder.Organisations;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.ParseException;
import org.springframework.context.MessageSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** The page on which an administrator lays down a scheme, and the page that tells what it still lacks. */
@Controller
@RequestMapping("/schemes")
class FoundingController {

  private final SchemeFounding founding;
  private final Readiness readiness;
  private final Schemes schemes;
  private final Organisations organisations;
  private final SignedIn signedIn;
  private final MessageSource messages;

  FoundingController(SchemeFounding founding, Readiness readiness, Schemes schemes, Organisations organisations, SignedIn signedIn,
      MessageSource messages) {
    this.founding = founding;
    this.readiness = readiness;
    this.schemes = schemes;
    this.organisations = organisations;
    this.signedIn = signedIn;
    this.messages = messages;
  }

  @GetMapping("/new")
  String form(Model model) {
    requireAdministrator();
    return page(model, NewScheme.EMPTY, List.of());
  }

  @PostMapping("/new")
  String found(@ModelAttribute("wanted") NewScheme wanted, Model model, Locale locale) {
    requireAdministrator();
    try {
      founding.found(wanted);
      return "redirect:/schemes/" + wanted.id() + "/readiness";
    } catch (FoundingRefused refused) {
      return page(model, wanted, refused.problems().stream()
          .map(problem -> messages.getMessage(problem.code(), problem.words().toArray(), locale)).toList());
    } catch (DuplicateKeyException somebodyWasFaster) {
      return page(model, wanted, List.of(messages.getMessage("founding.refused.meanwhile", null, locale)));
    } catch (ParseException refusedByTheGate) {
      return page(model, wanted, refusedByTheGate.getMessage().lines().toList());
    }
  }

  @GetMapping("/{id}/readiness")
  String readiness(@PathVariable String id, Model model) {
    Scheme scheme = schemes.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    boolean coordinates = schemes.coordinatedBy(signedIn.groupIds()).contains(scheme);
    if (!coordinates) {
      requireAdministrator();
    }
    var lacks = readiness.of(scheme);
    model.addAttribute("scheme", scheme);
    model.addAttribute("lacks", lacks);
    model.addAttribute("ready", lacks.values().stream().allMatch(List::isEmpty));
    model.addAttribute("coordinates", coordinates);
    return "founding/readiness";
  }

  private String page(Model model, NewScheme wanted, List<String> problems) {
    model.addAttribute("wanted", wanted);
    model.addAttribute("problems", problems);
    model.addAttribute("organisations", organisations.list());
    return "founding/new";
  }

  private void requireAdministrator() {
    if (!signedIn.isAdministrator()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
  }
}
