package eu.passerelle.casework;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What somebody wants to do is not theirs to do, so for them it is not there. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class NoSuchActionException extends RuntimeException {

  NoSuchActionException(String number) {
    super("There is no such action of %s for this person.".formatted(number));
  }
}
