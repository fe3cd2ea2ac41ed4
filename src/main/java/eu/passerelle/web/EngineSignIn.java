package eu.passerelle.web;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Checks name and password against the engine's people; the engine room lets wrong attempts come slower and slower. */
@Component
class EngineSignIn implements AuthenticationProvider {

  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_PASSWORD = 200;

  private final IdentityService identityService;
  private final People people;

  EngineSignIn(IdentityService identityService, People people) {
    this.identityService = identityService;
    this.people = people;
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    var id = String.valueOf(attempt.getPrincipal()).strip();
    var password = String.valueOf(attempt.getCredentials());
    if (id.isEmpty() || id.length() > LONGEST_NAME || password.isEmpty() || password.length() > LONGEST_PASSWORD) {
      throw refused();
    }
    var person = people.find(id);
    if (!identityService.checkPassword(id, password) || person.isEmpty()) {
      throw refused();
    }
    var known = UsernamePasswordAuthenticationToken.authenticated(id, null, List.of());
    known.setDetails(person.get().passwordMark());
    return known;
  }

  private static BadCredentialsException refused() {
    return new BadCredentialsException("Name or password not right, or tried too often");
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }
}
