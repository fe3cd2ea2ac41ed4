package eu.passerelle.web;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Checks name and password against the engine's people; the engine delays and locks after wrong attempts. */
@Component
class EngineSignIn implements AuthenticationProvider {

  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_PASSWORD = 200;

  private final IdentityService identityService;
  private final People people;
  private final PasswordEncoder decoy;
  private final String decoyHash;

  EngineSignIn(IdentityService identityService, People people, SignInSettings settings) {
    this.identityService = identityService;
    this.people = people;
    this.decoy = new BCryptPasswordEncoder(settings.passwordStrength());
    this.decoyHash = decoy.encode("nobody's password");
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    var id = String.valueOf(attempt.getPrincipal()).strip();
    var password = String.valueOf(attempt.getCredentials());
    if (id.isEmpty() || id.length() > LONGEST_NAME || password.isEmpty() || password.length() > LONGEST_PASSWORD) {
      throw refused();
    }
    var person = people.find(id);
    if (person.isEmpty()) {
      // an unknown name takes as long as a wrong password, so that names cannot be found out by the clock
      decoy.matches(password, decoyHash);
      throw refused();
    }
    if (!identityService.checkPassword(id, password)) {
      throw refused();
    }
    var known = UsernamePasswordAuthenticationToken.authenticated(id, null, List.of());
    known.setDetails(person.get().passwordMark());
    return known;
  }

  private static BadCredentialsException refused() {
    return new BadCredentialsException("Name or password not right, or locked");
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }
}
