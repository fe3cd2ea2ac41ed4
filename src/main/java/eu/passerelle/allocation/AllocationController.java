package eu.passerelle.allocation;

import eu.passerelle.database.Page;
import eu.passerelle.engine.access.SignedIn;
import eu.passerelle.scheme.Cohort;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Shows a scheme's coordinators what was allocated, line by line. What somebody may not see is not found. */
@Controller
@RequestMapping("/allocations")
class AllocationController {

  private static final int SHOWN = 50;

  private final Allocations allocations;
  private final CohortPlaces places;
  private final Schemes schemes;
  private final SignedIn signedIn;

  AllocationController(Allocations allocations, CohortPlaces places, Schemes schemes, SignedIn signedIn) {
    this.allocations = allocations;
    this.places = places;
    this.schemes = schemes;
    this.signedIn = signedIn;
  }

  @GetMapping
  String list(@RequestParam String scheme, Model model) {
    Scheme coordinated = coordinated(scheme);
    model.addAttribute("scheme", coordinated);
    model.addAttribute("cohorts", schemes.cohorts(coordinated.id()).stream().collect(Collectors.toMap(Cohort::id, Cohort::name)));
    model.addAttribute("allocations", allocations.of(coordinated.id(), SHOWN));
    return "allocations/list";
  }

  @GetMapping("/{number}")
  String one(@PathVariable String number, @RequestParam(defaultValue = "1") int page, Model model) {
    Allocation allocation = allocations.find(number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("scheme", coordinated(allocation.schemeId()));
    model.addAttribute("cohort", schemes.cohort(allocation.cohortId()).map(Cohort::name).orElse(allocation.cohortId()));
    model.addAttribute("placeNames", places.of(allocation.cohortId()).stream().collect(Collectors.toMap(Place::code, Place::name)));
    Page shown = Page.of(page, SHOWN, allocation.applicants());
    model.addAttribute("allocation", allocation);
    model.addAttribute("lines", allocations.lines(number, shown.number() - 1, SHOWN));
    model.addAttribute("page", shown.number());
    model.addAttribute("pages", shown.count());
    return "allocations/one";
  }

  private Scheme coordinated(String schemeId) {
    return schemes.coordinatedBy(signedIn.groupIds()).stream().filter(scheme -> scheme.id().equals(schemeId)).findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
