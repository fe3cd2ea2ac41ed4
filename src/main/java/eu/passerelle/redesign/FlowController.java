package eu.passerelle.redesign;

import eu.passerelle.engine.deployment.FlowVersion;
import eu.passerelle.redesign.flows.FlowClosures;
import eu.passerelle.redesign.flows.FlowDrawings;
import eu.passerelle.redesign.flows.FlowHistory;
import eu.passerelle.redesign.flows.FlowHistory.Entry;
import eu.passerelle.redesign.proposal.Proposals;
import eu.passerelle.redesign.proposal.RedesignAccess;
import eu.passerelle.redesign.publication.BackToVersion;
import eu.passerelle.redesign.publication.FollowLater;
import eu.passerelle.scheme.Scheme;
import java.util.List;
import java.util.Optional;
import java.util.Locale;
import java.util.Set;
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

/** Which flows there are, which versions they have had, and whether they take new cases. What somebody may not see is not found. */
@Controller
@RequestMapping("/flows")
class FlowController {

  private static final int LONGEST_REASON = 1000;

  private final RedesignAccess access;
  private final FlowHistory history;
  private final FlowClosures closures;
  private final FlowDrawings drawings;
  private final Proposals proposals;
  private final BackToVersion back;
  private final FollowLater later;
  private final MessageSource messages;

  FlowController(RedesignAccess access, FlowHistory history, FlowClosures closures, FlowDrawings drawings, Proposals proposals,
      BackToVersion back, FollowLater later, MessageSource messages) {
    this.access = access;
    this.history = history;
    this.closures = closures;
    this.drawings = drawings;
    this.proposals = proposals;
    this.back = back;
    this.later = later;
    this.messages = messages;
  }

  @GetMapping
  String list(Model model) {
    if (!access.isAllowed()) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    model.addAttribute("lines", history.lines(access::reads));
    return "flows/list";
  }

  @GetMapping("/{flow}")
  String one(@PathVariable String flow, Model model) {
    List<String> users = access.usersOf(flow);
    List<Entry> entries = entries(flow, users);
    model.addAttribute("flow", flow);
    model.addAttribute("name", entries.get(0).version().name());
    model.addAttribute("entries", entries);
    model.addAttribute("closure", closures.find(flow).orElse(null));
    model.addAttribute("closedBy", closures.find(flow).map(closure -> history.nameOf(closure.closedBy())).orElse(null));
    model.addAttribute("mayClose", access.closes(users));
    model.addAttribute("mayPropose", access.proposesFor(users) != null);
    model.addAttribute("behind", staysBehind(entries));
    model.addAttribute("open", proposals.openFor(flow));
    Optional<String> drawing = drawings.xml(flow);
    model.addAttribute("drawn", drawing.isPresent());
    List<FlowVersion> called = drawing.map(drawings::calledBy).orElse(List.of());
    Set<String> seen = Set.copyOf(access.seenOf(called.stream().map(FlowVersion::flow).toList()));
    model.addAttribute("blocks", called.stream().filter(block -> seen.contains(block.flow())).toList());
    return "flows/one";
  }

  @GetMapping(path = "/{flow}/diagram", produces = MediaType.APPLICATION_XML_VALUE + ";charset=UTF-8")
  @ResponseBody
  String diagram(@PathVariable String flow) {
    return drawings.xml(entries(flow, access.usersOf(flow)).get(0).version().flow()).orElseThrow(FlowController::notFound);
  }

  @PostMapping("/{flow}/back")
  String back(@PathVariable String flow, @RequestParam int version, @RequestParam String reason) {
    List<String> users = access.usersOf(flow);
    FlowVersion earlier = entries(flow, users).stream().skip(1).map(Entry::version).filter(one -> one.version() == version).findFirst()
        .orElseThrow(FlowController::notFound);
    Scheme scheme = access.proposesFor(users);
    if (scheme == null) {
      throw notFound();
    }
    return "redirect:/proposals/" + back.propose(scheme, earlier, reason(reason), access.userId()).number();
  }

  @PostMapping("/{flow}/follow")
  String follow(@PathVariable String flow, @RequestParam String reason) {
    List<String> users = access.usersOf(flow);
    List<Entry> entries = entries(flow, users);
    Scheme scheme = access.proposesFor(users);
    if (scheme == null || !staysBehind(entries)) {
      throw notFound();
    }
    return "redirect:/proposals/" + later.propose(scheme, entries.get(0).version(), reason(reason), access.userId()).number();
  }

  private static boolean staysBehind(List<Entry> entries) {
    return entries.stream().skip(1).anyMatch(entry -> entry.live() > 0);
  }

  @PostMapping("/{flow}/close")
  String close(@PathVariable String flow, @RequestParam String reason, RedirectAttributes next, Locale locale) {
    requireCloses(flow);
    closures.close(flow, reason(reason), access.userId());
    return done(flow, "flows.closed.done", next, locale);
  }

  @PostMapping("/{flow}/open")
  String open(@PathVariable String flow, RedirectAttributes next, Locale locale) {
    requireCloses(flow);
    closures.open(flow);
    return done(flow, "flows.opened.done", next, locale);
  }

  private List<Entry> entries(String flow, List<String> users) {
    List<Entry> entries = access.reads(users) ? history.entries(flow) : List.of();
    if (entries.isEmpty()) {
      throw notFound();
    }
    return entries;
  }

  private void requireCloses(String flow) {
    List<String> users = access.usersOf(flow);
    entries(flow, users);
    if (!access.closes(users)) {
      throw notFound();
    }
  }

  private String done(String flow, String message, RedirectAttributes next, Locale locale) {
    next.addFlashAttribute("done", messages.getMessage(message, null, locale));
    return "redirect:/flows/" + flow;
  }

  private static String reason(String text) {
    String reason = text.strip();
    if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    return reason;
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
