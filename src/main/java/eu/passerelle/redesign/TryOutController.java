package eu.passerelle.redesign;

import eu.passerelle.engine.access.SignedIn;
import eu.passerelle.redesign.proposal.Proposal;
import eu.passerelle.redesign.proposal.RedesignAccess;
import eu.passerelle.redesign.trials.ProposalTrials;
import eu.passerelle.stakeholder.Organisations;
import eu.passerelle.tryout.TryOut;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a proposal does to cases that are not live: begun, watched, stopped and read here. */
@Controller
@RequestMapping("/proposals/{number}/try-out")
class TryOutController {

  private static final List<Integer> MADE_UP = List.of(12, 6, 30, 60, 0);
  private static final List<Integer> REPLAYED = List.of(200, 50, 1000, 0);

  private final RedesignAccess access;
  private final ProposalTrials trials;
  private final SignedIn signedIn;
  private final Organisations organisations;
  private final MessageSource messages;

  TryOutController(RedesignAccess access, ProposalTrials trials, SignedIn signedIn, Organisations organisations, MessageSource messages) {
    this.access = access;
    this.trials = trials;
    this.signedIn = signedIn;
    this.organisations = organisations;
    this.messages = messages;
  }

  @GetMapping
  String show(@PathVariable String number, @RequestHeader(name = "HX-Request", required = false) String polls, Model model,
      HttpServletResponse response) {
    Proposal proposal = access.readable(number);
    TryOut tried = trials.latest(number).orElse(null);
    if (polls != null && (tried == null || !tried.isRunning())) {
      response.setHeader("HX-Refresh", "true");
    }
    model.addAttribute("proposal", proposal);
    model.addAttribute("tried", tried);
    model.addAttribute("startedBy", tried == null ? null : organisations.nameOf(tried.startedBy()));
    model.addAttribute("mayChange", access.mayChange(proposal));
    model.addAttribute("opens", access.opens());
    model.addAttribute("knows", access.knows());
    model.addAttribute("madeUpSizes", MADE_UP);
    model.addAttribute("replaySizes", REPLAYED);
    return "proposals/try-out";
  }

  @PostMapping("/start")
  String start(@PathVariable String number, @RequestParam int madeUp, @RequestParam int replayed, RedirectAttributes next, Locale locale) {
    Proposal proposal = access.changeable(number);
    if (!MADE_UP.contains(madeUp) || !REPLAYED.contains(replayed)) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    try {
      trials.begin(proposal, signedIn.userId(), madeUp, replayed);
      tell(next, "try.started", locale);
    } catch (IllegalStateException busy) {
      next.addFlashAttribute("refused", busy.getMessage());
    }
    return "redirect:/proposals/" + number + "/try-out";
  }

  @PostMapping("/stop")
  String stop(@PathVariable String number, RedirectAttributes next, Locale locale) {
    access.changeable(number);
    trials.stop(number);
    tell(next, "try.stopped", locale);
    return "redirect:/proposals/" + number + "/try-out";
  }

  private void tell(RedirectAttributes next, String key, Locale locale) {
    next.addFlashAttribute("done", messages.getMessage(key, null, locale));
  }
}
