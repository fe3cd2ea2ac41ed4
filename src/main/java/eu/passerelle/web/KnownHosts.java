package eu.passerelle.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers only under names that the operator has set: whatever name a request brings stands in redirects, and a forged one would lead people
 * elsewhere. The health of a node is asked for by its address.
 */
class KnownHosts extends OncePerRequestFilter {

  private static final int MISDIRECTED = 421;
  private static final FullPath HEALTH = FullPath.under("/actuator/health");

  private final String url;
  private final Set<String> names;

  KnownHosts(HostSettings settings) {
    this.url = settings.url();
    this.names = settings.names();
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (names.contains(request.getServerName().toLowerCase(Locale.ROOT)) || HEALTH.matches(request)) {
      chain.doFilter(request, response);
      return;
    }
    response.setStatus(MISDIRECTED);
    response.setContentType(MediaType.TEXT_PLAIN_VALUE);
    response.getWriter().write("Nothing is to be found under this name. Open " + url
        + " instead; if you came here by a link of ours, tell the administrator.");
  }
}
