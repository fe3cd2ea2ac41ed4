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

/** Applications by REST: send a CSV file or a workbook for a cohort, then ask how far it is. */
@RestController
@RequestMapping("/api")
class IntakeApi {

  private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final Intake intake;

  IntakeApi(Intake intake) {
    this.intake = intake;
  }

  /** Takes a file of applications, or only looks through it first. Answers 202 with the place to ask for progress. */
  @PostMapping(path = "/cohorts/{cohort}/applications", consumes = {"text/csv", WORKBOOK})
  ResponseEntity<?> send(@PathVariable String cohort, @RequestHeader(name = "X-File-Name", required = false) String fileName,
      @RequestParam(defaultValue = "year-first") String dates, @RequestParam(defaultValue = "false") boolean preview,
      @RequestBody(required = false) byte[] content) {
    var wanted = intake.cohort(cohort).orElseThrow(IntakeApi::notFound);
    if (content != null && content.length > Intake.LARGEST_FILE) {
      return refusal(HttpStatus.PAYLOAD_TOO_LARGE, "A file may have 10 MB at most.");
    }
    var order = DateOrder.named(dates)
        .orElseThrow(() -> new UnreadableFileException("The parameter dates is year-first, day-first or month-first."));
    byte[] sent = content == null ? new byte[0] : content;
    var file = preview ? intake.preview(wanted, fileName, sent, order) : intake.receive(wanted, fileName, sent, order);
    return ResponseEntity.accepted().location(URI.create("/api/intakes/" + file.id())).body(file);
  }

  @GetMapping("/intakes/{id}")
  IntakeFile progress(@PathVariable String id) {
    return intake.find(id).orElseThrow(IntakeApi::notFound);
  }

  /** Has the rows of a file that was sent to be looked through become cases. */
  @PostMapping("/intakes/{id}/take")
  IntakeFile takeIn(@PathVariable String id) {
    intake.takeIn(intake.find(id).orElseThrow(IntakeApi::notFound));
    return progress(id);
  }

  /** Refused rows, 50 a page. */
  @GetMapping("/intakes/{id}/refusals")
  Object refusals(@PathVariable String id, @RequestParam(defaultValue = "0") int page) {
    return intake.refusals(intake.find(id).orElseThrow(IntakeApi::notFound), Math.max(page, 0));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unreadable(UnreadableFileException e) {
    return refusal(HttpStatus.UNPROCESSABLE_ENTITY, e.getMessage());
  }

  private static ResponseEntity<ProblemDetail> refusal(HttpStatus status, String sentence) {
    return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(ProblemDetail.forStatusAndDetail(status, sentence));
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
