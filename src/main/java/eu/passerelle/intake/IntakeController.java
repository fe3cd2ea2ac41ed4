package eu.passerelle.intake;

import eu.passerelle.database.Page;
import eu.passerelle.engine.forms.FormRefused;
import eu.passerelle.scheme.Cohort;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which coordinators bring in applications and see what became of them. */
@Controller
@RequestMapping("/applications")
class IntakeController {

  private final Intake intake;
  private final Doubts doubts;
  private final boolean demo;

  IntakeController(Intake intake, Doubts doubts, Environment environment) {
    this.intake = intake;
    this.doubts = doubts;
    this.demo = environment.acceptsProfiles(Profiles.of("demo"));
  }

  @GetMapping
  String cohorts(Model model) {
    model.addAttribute("cohorts", intake.cohorts());
    return "applications/cohorts";
  }

  @GetMapping("/{cohort}")
  String cohort(@PathVariable String cohort, Model model) {
    var found = intake.cohort(cohort).orElseThrow(IntakeController::notFound);
    model.addAttribute("cohort", found);
    model.addAttribute("files", intake.latest(found));
    model.addAttribute("orders", DateOrder.values());
    model.addAttribute("example", hasExample(found));
    return "applications/cohort";
  }

  @PostMapping("/{cohort}")
  String upload(@PathVariable String cohort, @RequestParam MultipartFile file, @RequestParam(defaultValue = "year-first") String dates,
      RedirectAttributes flash) throws IOException {
    if (file.getSize() > Intake.LARGEST_FILE) {
      throw new ResponseStatusException(HttpStatus.PAYLOAD_TOO_LARGE);
    }
    return receive(cohort, file.getOriginalFilename(), file.getBytes(), DateOrder.named(dates).orElse(DateOrder.YEAR_FIRST), flash);
  }

  /** Brings in the invented applications that the demo ships for the cohort's scheme, as if somebody had sent the file. */
  @PostMapping("/{cohort}/example")
  String uploadExample(@PathVariable String cohort, RedirectAttributes flash) throws IOException {
    var example = exampleOf(cohort);
    return receive(cohort, example.getFilename(), example.getContentAsByteArray(), DateOrder.YEAR_FIRST, flash);
  }

  @GetMapping("/{cohort}/example.csv")
  ResponseEntity<Resource> example(@PathVariable String cohort) {
    var example = exampleOf(cohort);
    return ResponseEntity.ok().contentType(MediaType.parseMediaType("text/csv; charset=utf-8"))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + example.getFilename() + "\"").body(example);
  }

  @GetMapping("/{cohort}/files/{id}")
  String file(@PathVariable String cohort, @PathVariable String id, @RequestParam(defaultValue = "0") int page, Model model) {
    var file = find(cohort, id);
    model.addAttribute("cohort", intake.cohort(cohort).orElseThrow(IntakeController::notFound));
    model.addAttribute("file", file);
    model.addAttribute("page", Math.max(page, 0));
    model.addAttribute("pages", new Page(1, Intake.REFUSALS_A_PAGE, file.refused()).count());
    model.addAttribute("refusals", intake.refusals(file, Math.max(page, 0)));
    model.addAttribute("doubts", doubts.of(file));
    return "applications/file";
  }

  /** The part of the page that moves while the file is worked on. */
  @GetMapping("/{cohort}/files/{id}/progress")
  String progress(@PathVariable String cohort, @PathVariable String id, Model model) {
    model.addAttribute("file", find(cohort, id));
    return "applications/file :: progress";
  }

  /** All rows that have become no case, for the spreadsheet in which they are mended. */
  @GetMapping("/{cohort}/files/{id}/refusals.csv")
  void refusals(@PathVariable String cohort, @PathVariable String id, HttpServletResponse response) throws IOException {
    IntakeFile file = find(cohort, id);
    response.setContentType("text/csv; charset=utf-8");
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"refused-rows.csv\"");
    RefusalSheet.write(response.getWriter(), reader -> intake.eachRefusal(file, reader));
  }

  @PostMapping("/{cohort}/files/{id}/take")
  String takeIn(@PathVariable String cohort, @PathVariable String id) {
    intake.takeIn(find(cohort, id));
    return "redirect:/applications/{cohort}/files/{id}";
  }

  @PostMapping("/{cohort}/files/{id}/drop")
  String drop(@PathVariable String cohort, @PathVariable String id) {
    intake.drop(find(cohort, id));
    return "redirect:/applications/{cohort}";
  }

  @PostMapping("/{cohort}/files/{id}/doubts/{line}")
  String decide(@PathVariable String cohort, @PathVariable String id, @PathVariable long line, @RequestParam boolean same,
      RedirectAttributes flash) {
    IntakeFile file = find(cohort, id);
    try {
      doubts.decide(file, intake.cohort(cohort).orElseThrow(IntakeController::notFound), line, same);
    } catch (FormRefused refused) {
      flash.addFlashAttribute("problem", refused.getMessage());
    }
    return "redirect:/applications/{cohort}/files/{id}";
  }

  @PostMapping("/{cohort}/files/{id}/stop")
  String stop(@PathVariable String cohort, @PathVariable String id) {
    intake.stop(find(cohort, id));
    return "redirect:/applications/{cohort}/files/{id}";
  }

  @PostMapping("/{cohort}/files/{id}/resume")
  String resume(@PathVariable String cohort, @PathVariable String id) {
    intake.resume(find(cohort, id));
    return "redirect:/applications/{cohort}/files/{id}";
  }

  private Resource exampleOf(String cohort) {
    return intake.cohort(cohort).filter(this::hasExample).map(IntakeController::example).orElseThrow(IntakeController::notFound);
  }

  private boolean hasExample(Cohort cohort) {
    return demo && example(cohort).exists();
  }

  private static Resource example(Cohort cohort) {
    return new ClassPathResource("demo/applications-%s.csv".formatted(cohort.schemeId()));
  }

  private String receive(String cohort, String fileName, byte[] content, DateOrder dates, RedirectAttributes flash) {
    var found = intake.cohort(cohort).orElseThrow(IntakeController::notFound);
    try {
      return "redirect:/applications/" + found.id() + "/files/" + intake.preview(found, fileName, content, dates).id();
    } catch (UnreadableFileException e) {
      flash.addFlashAttribute("problem", e.getMessage());
      return "redirect:/applications/" + found.id();
    }
  }

  private IntakeFile find(String cohort, String id) {
    return intake.find(id).filter(file -> file.cohortId().equals(cohort)).orElseThrow(IntakeController::notFound);
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
