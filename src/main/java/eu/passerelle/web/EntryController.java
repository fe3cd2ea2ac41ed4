package eu.passerelle.web;

import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The way in: the sign-in page, and the page that people see first. */
@Controller
class EntryController {

  @GetMapping("/")
  String first() {
    return "redirect:/cases";
  }

  @GetMapping(SecurityConfiguration.SIGN_IN)
  String signIn(Principal somebody) {
    return somebody == null ? "sign-in" : "redirect:/";
  }
}
