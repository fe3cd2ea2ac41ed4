package eu.passerelle.redesign;

import eu.passerelle.database.Page;
import eu.passerelle.engine.PlainWords;
import eu.passerelle.engine.access.Collisions;
import eu.passerelle.engine.moving.Fate;
import eu.passerelle.engine.moving.MoveOrders.Decided;
import eu.passerelle.engine.moving.MoveOrders.Skipping;
import eu.passerelle.engine.moving.Remedy;
import eu.passerelle.engine.moving.TargetStep;
import eu.passerelle.redesign.proposal.Proposal;
import eu.passerelle.redesign.proposal.Proposal.ProposalState;
import eu.passerelle.redesign.proposal.ProposalIntake;
import eu.passerelle.redesign.proposal.Proposals;
import eu.passerelle.redesign.proposal.RedesignAccess;
import eu.passerelle.redesign.publication.PublicationFlow;
import eu.passerelle.redesign.report.LiveCases;
import eu.passerelle.redesign.report.ProposalReport;
import eu.passerelle.redesign.report.ProposalReport.FlowReport;
import eu.passerelle.redesign.report.ProposalReports;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.stakeholder.Organisations;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngineException;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
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

/** Shows proposals and what they would do to whom. What somebody may not see is not found. */
@Controller
@RequestMapping("/proposals")
class ProposalController {

  private static final int SHOWN = 50;
  private static final int LONGEST_REASON = 2000;
  private static final int LONGEST_REMARK = 500;

  private final Proposals proposals;
  private final RedesignAccess access;
  private final ProposalReports reports;
  private final ProposalIntake intake;
  private final PublicationFlow flow;
  private final Schemes schemes;
  private final Organisations organisations;
  private final MessageSource messages;
  private final Clock clock;

  ProposalController(Proposals proposals, RedesignAccess access, ProposalReports reports, ProposalIntake intake, PublicationFlow flow,
      Schemes schemes, Organisations organisations, MessageSource messages, Clock clock) {
    this.proposals = proposals;
    this.access = access;
    this.reports = reports;
    this.intake = intake;
    this.flow = flow;
    this.schemes = schemes;
    this.organisations = organisations;
    this.messages = messages;
    this.clock = clock;
  }

  @GetMapping
  String list(@RequestParam(defaultValue = "1") int page, Model model) {
    if (!access.isAllowed()) {
      throw notFound();
    }
    List<String> own = access.decided();
    List<String> shared = access.sharedFlows();
    Page shown = Page.of(page, SHOWN, proposals.count(own, shared));
    List<Proposal> found = proposals.list(own, shared, shown.offset(), SHOWN);
    model.addAttribute("proposals", found);
    model.addAttribute("page", shown.number());
    model.addAttribute("pages", shown.count());
    model.addAttribute("schemes", schemes.list().stream().collect(Collectors.toMap(Scheme::id, Scheme::name)));
    model.addAttribute("people",
        found.stream().map(Proposal::proposedBy).distinct().collect(Collectors.toMap(id -> id, organisations::nameOf)));
    return "proposals/list";
  }

  @GetMapping("/{number}")
  String one(@PathVariable String number, @RequestParam(defaultValue = "") String flow, Model model) {
    Proposal proposal = access.readable(number);
    ProposalReport report = reports.of(proposal);
    describe(report, model);
    model.addAttribute("shown", report.flow(flow));
    model.addAttribute("warnings", proposals.warnings(number));
    model.addAttribute("mayChange", access.mayChange(proposal));
    model.addAttribute("mayRepeat", (report.outdated() || proposal.state() == ProposalState.OUTDATED) && access.mayRepeat(proposal));
    return "proposals/one";
  }

  @GetMapping("/{number}/cases")
  String cases(@PathVariable String number, @RequestParam String flow, @RequestParam(required = false) Fate fate,
      @RequestParam(defaultValue = "1") int page, Model model) {
    ProposalReport report = reports.of(access.readable(number));
    FlowReport shown = report.flow(flow);
    List<LiveCases.Line> lines = LiveCases.of(shown, fate, access.knows(), access.opens());
    Page at = Page.of(page, SHOWN, lines.size());
    describe(report, model);
    model.addAttribute("shown", shown);
    model.addAttribute("fate", fate);
    model.addAttribute("total", lines.size());
    model.addAttribute("lines", lines.subList(at.offset(), Math.min(lines.size(), at.offset() + SHOWN)));
    model.addAttribute("page", at.number());
    model.addAttribute("pages", at.count());
    return "proposals/cases";
  }

  @GetMapping(path = "/{number}/diagrams/{flow}/{version}", produces = MediaType.APPLICATION_XML_VALUE + ";charset=UTF-8")
  @ResponseBody
  String diagram(@PathVariable String number, @PathVariable String flow, @PathVariable String version) {
    return reports.diagram(access.readable(number), flow, version.equals("proposed"))
        .map(file -> new String(file.content(), StandardCharsets.UTF_8))
        .orElseThrow(ProposalController::notFound);
  }

  @GetMapping("/{number}/report.html")
  String file(@PathVariable String number, Model model, HttpServletResponse response) {
    ProposalReport report = reports.of(access.readable(number));
    describe(report, model);
    model.addAttribute("now", OffsetDateTime.now(clock));
    model.addAttribute("lines", report.flows().stream().collect(Collectors.toMap(FlowReport::flow,
        flow -> LiveCases.of(flow, null, access.knows(), access.opens()))));
    model.addAttribute("pictures", reports.pictures(report));
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, attachment(number + ".html"));
    return "proposals/file";
  }

  @GetMapping(path = "/{number}/report.json", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  ProposalReport data(@PathVariable String number, HttpServletResponse response) {
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, attachment(number + ".json"));
    return reports.of(access.readable(number)).forReaderOf(access.knows());
  }

  @PostMapping("/{number}/mapping")
  String map(@PathVariable String number, @RequestParam String flow, @RequestParam String step,
      @RequestParam(defaultValue = "") String target,
      RedirectAttributes next, Locale locale) {
    Proposal proposal = access.changeable(number);
    boolean offered = target.isEmpty() || reports.targets(proposal, flow, step).stream().map(TargetStep::id).anyMatch(target::equals);
    if (offered) {
      proposals.map(number, flow, step, target);
      tell(next, "done", "proposal.map.done", locale);
    } else {
      tell(next, "refused", "proposal.map.refused", locale);
    }
    next.addAttribute("flow", flow);
    return "redirect:/proposals/{number}#cases";
  }

  @PostMapping("/{number}/skipped")
  String decide(@PathVariable String number, @RequestParam String flow, @RequestParam String standing, @RequestParam String step,
      @RequestParam(required = false) Remedy remedy, @RequestParam(defaultValue = "") String reason, RedirectAttributes next,
      Locale locale) {
    Proposal proposal = access.changeable(number);
    Skipping skipping = new Skipping(standing, step);
    String said = reason.strip();
    if (said.length() > LONGEST_REMARK || remedy == Remedy.LET_BE && said.isEmpty()) {
      tell(next, "refused", "proposal.skipped.reason.needed", locale);
    } else if (remedy != null && !reports.remedies(proposal, flow, skipping).contains(remedy)) {
      tell(next, "refused", "proposal.skipped.refused", locale);
    } else {
      proposals.decide(number, flow, skipping, Optional.ofNullable(remedy).map(chosen -> new Decided(chosen, said)));
      tell(next, "done", "proposal.map.done", locale);
    }
    next.addAttribute("flow", flow);
    return "redirect:/proposals/{number}#cases";
  }

  @PostMapping("/{number}/reason")
  String explain(@PathVariable String number, @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "false") boolean newDueDates,
      RedirectAttributes next, Locale locale) {
    access.changeable(number);
    String said = reason.strip();
    if (said.length() > LONGEST_REASON) {
      tell(next, "refused", "proposal.reason.long", locale);
    } else {
      proposals.explain(number, said.isEmpty() ? null : said, newDueDates);
      Collisions.tryAgain(() -> flow.tellReason(number, said.isEmpty() ? null : said));
      tell(next, "done", "proposal.reason.done", locale);
    }
    return "redirect:/proposals/{number}";
  }

  /** The same files, completed with what is in force today and checked anew. */
  @PostMapping("/{number}/again")
  String again(@PathVariable String number, RedirectAttributes next, Locale locale) {
    Proposal proposal = access.readable(number);
    if (!access.mayRepeat(proposal)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    try {
      String fresh = Collisions.tryAgain(() -> intake.take(proposal.title(), proposals.uploadedFiles(number)));
      tell(next, "done", "proposal.again.done", locale);
      return "redirect:/proposals/" + fresh;
    } catch (ProcessEngineException refused) {
      next.addFlashAttribute("refused", PlainWords.of(refused.getMessage(),
          messages.getMessage("error.500.text", null, locale)));
      return "redirect:/proposals/{number}";
    }
  }

  private void describe(ProposalReport report, Model model) {
    Proposal proposal = report.proposal();
    model.addAttribute("proposal", proposal);
    model.addAttribute("report", report);
    model.addAttribute("scheme", schemes.find(proposal.schemeId()).map(Scheme::name).orElse(proposal.schemeId()));
    model.addAttribute("proposedBy", organisations.nameOf(proposal.proposedBy()));
    model.addAttribute("fates", Fate.values());
  }

  private static String attachment(String name) {
    return ContentDisposition.attachment().filename(name).build().toString();
  }

  private void tell(RedirectAttributes next, String how, String key, Locale locale) {
    next.addFlashAttribute(how, messages.getMessage(key, null, locale));
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
