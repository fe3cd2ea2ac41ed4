package eu.passerelle.redesign;

import eu.passerelle.database.Page;
import eu.passerelle.engine.access.Collisions;
import eu.passerelle.engine.access.SignedIn;
import eu.passerelle.redesign.moves.CaseMove.MoveState;
import eu.passerelle.redesign.moves.CaseMoves;
import eu.passerelle.redesign.proposal.Proposal;
import eu.passerelle.redesign.proposal.Proposals;
import eu.passerelle.redesign.proposal.RedesignAccess;
import eu.passerelle.redesign.publication.PublicationFlow;
import eu.passerelle.redesign.publication.PublicationFlow.Step;
import eu.passerelle.redesign.publication.Publishing;
import eu.passerelle.redesign.report.MoveWish;
import java.util.List;
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

/**
 * How far a proposal has come, and what may be done with it beside the tasks: withdraw it, stop the moving, and an administrator's way past
 * the flow.
 */
@Controller
@RequestMapping("/proposals/{number}/way")
class PublicationController {

  private static final int SHOWN = 50;
  /** The flow of a proposal works by itself for some seconds after each step. */
  private static final String BUSY =
      "The flow of this proposal was at work in the same moment, so nothing was done. Please do it once more.";

  private final Proposals proposals;
  private final RedesignAccess access;
  private final SignedIn signedIn;
  private final PublicationFlow flow;
  private final Publishing publishing;
  private final CaseMoves moves;
  private final MessageSource messages;

  PublicationController(Proposals proposals, RedesignAccess access, SignedIn signedIn, PublicationFlow flow, Publishing publishing,
      CaseMoves moves, MessageSource messages) {
    this.proposals = proposals;
    this.access = access;
    this.signedIn = signedIn;
    this.flow = flow;
    this.publishing = publishing;
    this.moves = moves;
    this.messages = messages;
  }

  @GetMapping
  String way(@PathVariable String number, @RequestParam(required = false) MoveState state, @RequestParam(defaultValue = "1") int page,
      Model model) {
    Proposal proposal = access.readable(number);
    List<Step> steps = flow.openSteps(number, signedIn.groupIds());
    CaseMoves.MoveProgress progress = moves.progress(number);
    model.addAttribute("proposal", proposal);
    model.addAttribute("steps", steps);
    model.addAttribute("running", flow.runsFor(number));
    model.addAttribute("stuck", flow.isStuck(number));
    model.addAttribute("outdated", proposal.isOpen() && publishing.isOutdated(proposal));
    model.addAttribute("decides", access.decides(proposal));
    model.addAttribute("administrator", signedIn.isAdministrator());
    model.addAttribute("progress", progress);
    MoveState shown = state != null ? state : progress.stayed() > 0 ? MoveState.STAYED : MoveState.MOVED;
    Page at = new Page(Math.max(1, page), SHOWN, progress.of(shown));
    model.addAttribute("moved", moves.results(number, shown, at.offset(), SHOWN));
    model.addAttribute("knows", access.knows());
    model.addAttribute("state", shown);
    model.addAttribute("states", MoveState.values());
    model.addAttribute("page", at.number());
    model.addAttribute("pages", at.count());
    return "proposals/way";
  }

  @PostMapping("/withdraw")
  String withdraw(@PathVariable String number, RedirectAttributes next, Locale locale) {
    decided(number);
    Collisions.tryAgain(() -> publishing.withdrawAndClose(number), BUSY);
    return done(number, "way.withdrawn", next, locale);
  }

  @PostMapping("/start")
  String start(@PathVariable String number, RedirectAttributes next, Locale locale) {
    flow.start(decided(number));
    return done(number, flow.runsFor(number) ? "way.started" : "way.notStarted", next, locale);
  }

  @PostMapping("/publish")
  String publish(@PathVariable String number, @RequestParam String reason, @RequestParam boolean move, RedirectAttributes next,
      Locale locale) {
    Proposal proposal = decided(number);
    if (!signedIn.isAdministrator()) {
      throw notFound();
    }
    if (reason.isBlank() || reason.length() > 1000) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    Proposal.ProposalState state = Collisions.tryAgain(() -> publishing.publishPastTheFlow(proposal, signedIn.userId(), reason.strip(),
        move ? MoveWish.all() : MoveWish.none()), BUSY);
    return done(number, state == Proposal.ProposalState.PUBLISHED ? "way.published" : "way.notPublished", next, locale);
  }

  @PostMapping("/moves")
  String moves(@PathVariable String number, @RequestParam String what, RedirectAttributes next, Locale locale) {
    decided(number);
    switch (what) {
      case "stop" -> moves.stop(number);
      case "go-on" -> moves.goOn(number);
      case "again" -> moves.again(number);
      default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    return done(number, "way.moves." + what, next, locale);
  }

  private Proposal decided(String number) {
    return proposals.find(number).filter(access::decides).orElseThrow(PublicationController::notFound);
  }

  private String done(String number, String message, RedirectAttributes next, Locale locale) {
    next.addFlashAttribute("done", messages.getMessage(message, null, locale));
    return "redirect:/proposals/" + number + "/way";
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
