package eu.passerelle.stakeholder;

import eu.passerelle.scheme.Corridor;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.stakeholder.RoleBoard.Line;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
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

/** Who plays which role in a scheme: for its coordinators, and for administrators. */
@Controller
@RequestMapping("/roles")
class RolesController {

  private final RoleBoard board;
  private final Staffing staffing;
  private final Places places;
  private final MessageSource messages;

  RolesController(RoleBoard board, Staffing staffing, Places places, MessageSource messages) {
    this.board = board;
    this.staffing = staffing;
    this.places = places;
    this.messages = messages;
  }

  @GetMapping
  String schemes(Model model) {
    if (!staffing.isAllowed()) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    List<Scheme> schemes = staffing.schemes();
    model.addAttribute("schemes", schemes);
    return schemes.size() == 1 ? "redirect:/roles/" + schemes.get(0).id() : "roles/schemes";
  }

  @GetMapping("/{schemeId}")
  String board(@PathVariable String schemeId, Model model) {
    Scheme scheme = scheme(schemeId);
    List<Line> lines = board.lines(scheme);
    model.addAttribute("scheme", scheme);
    model.addAttribute("several", staffing.schemes().size() > 1);
    model.addAttribute("unplayed", lines.stream().filter(Line::unplayed).toList());
    model.addAttribute("lines", lines.stream().filter(line -> !line.unplayed() && (line.needed() || line.taken())).toList());
    model.addAttribute("others", lines.stream().filter(line -> !line.needed() && !line.taken()).toList());
    return "roles/board";
  }

  @GetMapping("/{schemeId}/{roleKey}")
  String role(@PathVariable String schemeId, @PathVariable String roleKey, Model model) {
    return show(scheme(schemeId), roleKey, model);
  }

  @PostMapping("/{schemeId}/{roleKey}")
  String name(@PathVariable String schemeId, @PathVariable String roleKey, @RequestParam String organisation, @RequestParam String before,
      Model model, RedirectAttributes next, Locale locale) {
    Scheme scheme = scheme(schemeId);
    Line line = line(scheme, roleKey);
    Organisation after = choice(organisation, line.player());
    try {
      board.name(scheme, roleKey, blankToNull(before), after == null ? null : after.id());
    } catch (PartChangedMeanwhile meanwhile) {
      model.addAttribute("meanwhile", true);
      return show(scheme, roleKey, model);
    }
    return done(scheme, next,
        after == null ? messages.getMessage("roles.done.nobody", new Object[] {line.role().label(), scheme.name()}, locale)
            : messages.getMessage("roles.done", new Object[] {after.name(), line.role().label(), scheme.name()}, locale));
  }

  @PostMapping("/{schemeId}/{roleKey}/corridors/{corridorId}")
  String nameInCorridor(@PathVariable String schemeId, @PathVariable String roleKey, @PathVariable String corridorId,
      @RequestParam String organisation, @RequestParam String before, Model model, RedirectAttributes next, Locale locale) {
    Scheme scheme = scheme(schemeId);
    Line line = line(scheme, roleKey);
    Corridor corridor = line.corridors().keySet().stream().filter(one -> one.id().equals(corridorId)).findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    Organisation after = choice(organisation, line.corridors().get(corridor));
    try {
      board.name(corridor, roleKey, blankToNull(before), after == null ? null : after.id());
    } catch (PartChangedMeanwhile meanwhile) {
      model.addAttribute("meanwhile", true);
      return show(scheme, roleKey, model);
    }
    String place = places.label(corridor, locale);
    return done(scheme, next, after == null ? messages.getMessage("roles.done.asScheme", new Object[] {line.role().label(), place}, locale)
        : messages.getMessage("roles.done", new Object[] {after.name(), line.role().label(), place}, locale));
  }

  @PostMapping("/{schemeId}/{roleKey}/candidates")
  String letPlay(@PathVariable String schemeId, @PathVariable String roleKey, @RequestParam(defaultValue = "") Set<String> organisations,
      @RequestParam(defaultValue = "") Set<String> before, RedirectAttributes next, Locale locale) {
    Scheme scheme = scheme(schemeId);
    Line line = line(scheme, roleKey);
    Set<String> allowed = new TreeSet<>(board.choices().stream().map(Organisation::id).toList());
    line.mayPlay().forEach(organisation -> allowed.add(organisation.id()));
    if (!allowed.containsAll(organisations)) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    board.letPlay(scheme, roleKey, before, organisations);
    return done(scheme, next, messages.getMessage("roles.done.mayPlay", new Object[] {line.role().label(), scheme.name()}, locale));
  }

  private String show(Scheme scheme, String roleKey, Model model) {
    Line line = line(scheme, roleKey);
    model.addAttribute("scheme", scheme);
    model.addAttribute("line", line);
    List<Organisation> choices = board.choices();
    model.addAttribute("choices", choices);
    model.addAttribute("choiceIds", choices.stream().map(Organisation::id).toList());
    model.addAttribute("offered", Stream.concat(choices.stream(), line.mayPlay().stream()).distinct().toList());
    model.addAttribute("mayPlayIds", line.mayPlay().stream().map(Organisation::id).toList());
    model.addAttribute("changes", board.changes(scheme, roleKey));
    return "roles/role";
  }

  private Scheme scheme(String id) {
    return board.scheme(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private Line line(Scheme scheme, String roleKey) {
    return board.line(scheme, roleKey).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** Who plays the role already may go on, whoever asks. */
  private Organisation choice(String id, Organisation present) {
    if (id.isBlank()) {
      return null;
    }
    return present != null && present.id().equals(id) ? present
        : board.choices().stream().filter(organisation -> organisation.id().equals(id)).findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
  }

  private static String done(Scheme scheme, RedirectAttributes next, String sentence) {
    next.addFlashAttribute("done", sentence);
    return "redirect:/roles/" + scheme.id();
  }

  private static String blankToNull(String text) {
    return text.isBlank() ? null : text;
  }
}
