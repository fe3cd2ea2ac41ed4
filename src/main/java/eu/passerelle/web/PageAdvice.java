package eu.passerelle.web;

import java.security.Principal;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the layout of every page needs: who is signed in. */
@ControllerAdvice(annotations = Controller.class)
class PageAdvice {

  @ModelAttribute("person")
  Person person(Principal principal) {
    return principal instanceof Authentication authentication && authentication.getPrincipal() instanceof Person person ? person : null;
  }
}
