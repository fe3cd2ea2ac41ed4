package eu.passerelle.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How many megabytes a request may bring, by its kind.
 *
 * @param request a form, an answer, a query: whatever brings no file
 * @param attachment a file that is attached to a step
 * @param deployment the files of a deployment together
 * @param applications a file of applications with what a browser sends around it; the file itself may have 10 MB
 */
@Validated
@ConfigurationProperties("passerelle.most-megabytes")
record BodySettings(@Min(value = 1, message = LEAST) @Max(value = 100, message = MOST) int request,
    @Min(value = 1, message = LEAST) @Max(value = 100, message = MOST) int attachment,
    @Min(value = 1, message = LEAST) @Max(value = 100, message = MOST) int deployment,
    @Min(value = 1, message = LEAST) @Max(value = 100, message = MOST) int applications) {

  private static final String LEAST = "must be 1 or more: a request brings something";
  private static final String MOST = "must be 100 or less: it is kept in memory";
}
