package eu.passerelle.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Says which REST requests must carry the session's token: all that change something, except those whose caller names itself with HTTP Basic
 * and does not come from a page of another site (a browser would send remembered Basic credentials along with a foreign form).
 */
class RestCsrfMatcher implements RequestMatcher {

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
  /** What the desktop Modeler sends. */
  private static final String LOCAL_FILE = "file://";

  @Override
  public boolean matches(HttpServletRequest request) {
    return !SAFE.contains(request.getMethod()) && !(hasBasic(request) && isNoForeignPage(request));
  }

  private static boolean hasBasic(HttpServletRequest request) {
    var header = request.getHeader(HttpHeaders.AUTHORIZATION);
    return header != null && header.regionMatches(true, 0, "Basic ", 0, 6);
  }

  private static boolean isNoForeignPage(HttpServletRequest request) {
    var origin = request.getHeader(HttpHeaders.ORIGIN);
    return origin == null || origin.equals(LOCAL_FILE) || isOwn(origin, request);
  }

  private static boolean isOwn(String origin, HttpServletRequest request) {
    try {
      return request.getHeader(HttpHeaders.HOST) != null
          && request.getHeader(HttpHeaders.HOST).equals(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
