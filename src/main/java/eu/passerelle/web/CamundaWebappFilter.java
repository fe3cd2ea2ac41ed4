package eu.passerelle.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.SecurityActions;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes the place of the filter that Camunda's web applications sign people in with: whoever is signed in to Passerelle is signed in there,
 * with the groups of this very request. Signing out there ends the session of Passerelle too.
 */
class CamundaWebappFilter extends OncePerRequestFilter {

  /** The name that Camunda registers its own filter under; the first registration of a name wins. */
  static final String NAME = "Authentication Filter";

  private final ProcessEngine engine;

  CamundaWebappFilter(ProcessEngine engine) {
    this.engine = engine;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var authentications = new Authentications();
    if (signedIn() instanceof SessionPerson person) {
      authentications.addOrReplace(AuthenticationUtil.createAuthentication(engine, person.id(), person.groupIds(), List.of()));
    }
    Authentications.setCurrent(authentications);
    try {
      SecurityActions.<Void>runWithAuthentications(() -> {
        chain.doFilter(request, response);
        return null;
      }, authentications);
    } finally {
      Authentications.clearCurrent();
    }
    if (isSignOut(request) && response.getStatus() < HttpServletResponse.SC_BAD_REQUEST) {
      new SecurityContextLogoutHandler().logout(request, response, SecurityContextHolder.getContext().getAuthentication());
    }
  }

  private static Object signedIn() {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication == null ? null : authentication.getPrincipal();
  }

  private static boolean isSignOut(HttpServletRequest request) {
    return "POST".equals(request.getMethod()) && request.getRequestURI().matches(".*/api/admin/auth/user/[^/]+/logout");
  }
}
