package eu.passerelle.founding;

import eu.passerelle.engine.access.SignedIn;
import eu.passerelle.engine.tables.Tables;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.stakeholder.Organisations;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.ParseException;
import org.springframework.context.MessageSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
  private final OwnTables tables;

  FoundingController(SchemeFounding founding, Readiness readiness, Schemes schemes, Organisations organisations, SignedIn signedIn,
      MessageSource messages, OwnTables tables) {
    this.founding = founding;
    this.readiness = readiness;
    this.schemes = schemes;
    this.organisations = organisations;
    this.signedIn = signedIn;
    this.messages = messages;
    this.tables = tables;
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
    Scheme scheme = own(id);
    var lacks = readiness.of(scheme);
    model.addAttribute("scheme", scheme);
    model.addAttribute("lacks", lacks);
    model.addAttribute("tables", readiness.rows(scheme).keySet().stream().map(table -> Tables.own(id, table)).toList());
    model.addAttribute("ready", lacks.values().stream().allMatch(List::isEmpty));
    model.addAttribute("coordinates", coordinates(scheme));
    return "founding/readiness";
  }

  /** A table of the scheme's own as a file for the Modeler, with a row for everything that is missing. */
  @GetMapping("/{id}/readiness/{file}.dmn")
  ResponseEntity<String> table(@PathVariable String id, @PathVariable String file) {
    var rows = readiness.rows(own(id));
    String table = rows.keySet().stream().filter(one -> Tables.own(id, one).equals(file)).findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_XML)
        .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(file + ".dmn").build().toString())
        .body(tables.file(id, table, rows.get(table)));
  }

  private Scheme own(String id) {
    return schemes.find(id).filter(scheme -> signedIn.isAdministrator() || coordinates(scheme))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private boolean coordinates(Scheme scheme) {
    return schemes.coordinatedBy(signedIn.groupIds()).contains(scheme);
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
