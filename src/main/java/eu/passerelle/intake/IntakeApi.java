package eu.passerelle.intake;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Applications by REST: send a CSV file for a cohort, then ask how far it is. */
@RestController
@RequestMapping("/api")
class IntakeApi {

  private static final int MAX_BYTES = 10 * 1024 * 1024;

  private final Intake intake;

  IntakeApi(Intake intake) {
    this.intake = intake;
  }

  /** Takes a file of applications. Answers 202 with the place to ask for progress. */
  @PostMapping(path = "/cohorts/{cohort}/applications", consumes = "text/csv")
  ResponseEntity<IntakeFile> send(@PathVariable String cohort, @RequestHeader(name = "X-File-Name", required = false) String fileName,
      @RequestBody byte[] content) {
    if (content.length > MAX_BYTES) {
      throw new ResponseStatusException(HttpStatus.PAYLOAD_TOO_LARGE, "A file may have 10 MB at most.");
    }
    var file = intake.receive(intake.cohort(cohort).orElseThrow(IntakeApi::notFound), fileName, content);
    return ResponseEntity.accepted().location(URI.create("/api/intakes/" + file.id())).body(file);
  }

  @GetMapping("/intakes/{id}")
  IntakeFile progress(@PathVariable String id) {
    return intake.find(id).orElseThrow(IntakeApi::notFound);
  }

  /** Refused rows, 50 a page. */
  @GetMapping("/intakes/{id}/refusals")
  Object refusals(@PathVariable String id, @RequestParam(defaultValue = "0") int page) {
    return intake.refusals(intake.find(id).orElseThrow(IntakeApi::notFound), Math.max(page, 0));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unreadable(UnreadableFileException e) {
    return ResponseEntity.unprocessableEntity().contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_ENTITY, e.getMessage()));
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
