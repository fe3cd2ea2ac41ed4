package eu.passerelle.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns the id in the session, or of a Basic request, into the person and groups of this moment, tells the engine who acts, and forgets
 * it afterwards. Somebody who is gone, or whose password has been changed since, loses the session here.
 */
class PersonFilter extends OncePerRequestFilter {

  static final AuthenticationTrustResolver TRUST = new AuthenticationTrustResolverImpl();

  private final People people;
  private final IdentityService identityService;

  PersonFilter(People people, IdentityService identityService) {
    this.people = people;
    this.identityService = identityService;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    if (!TRUST.isAuthenticated(authentication)) {
      chain.doFilter(request, response);
      return;
    }
    var person = people.find(authentication.getName());
    if (person.isEmpty() || isOfOlderPassword(authentication, person.get())) {
      new SecurityContextLogoutHandler().logout(request, response, authentication);
      chain.doFilter(request, response);
      return;
    }
    actAs(person.get(), authentication);
    try {
      chain.doFilter(request, response);
    } finally {
      identityService.clearAuthentication();
    }
  }

  /** A token of an identity provider does not come with a password of ours. */
  private static boolean isOfOlderPassword(Authentication authentication, SessionPerson person) {
    return authentication instanceof UsernamePasswordAuthenticationToken && !person.passwordMark().equals(authentication.getDetails());
  }

  private void actAs(SessionPerson person, Authentication authentication) {
    var fresh = new PreAuthenticatedAuthenticationToken(person, null, AuthorityUtils.createAuthorityList(person.groupIds()));
    fresh.setDetails(authentication.getDetails());
    SecurityContextHolder.setContext(new SecurityContextImpl(fresh));
    identityService.setAuthentication(person.id(), person.groupIds());
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }
}
