package eu.passerelle.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Matches the whole path, whichever servlet answers. Spring's own pattern leaves out the prefix of a servlet, so that it never meets the
 * paths of Camunda's REST servlets.
 */
record FullPath(Pattern pattern) implements RequestMatcher {

  /** The engine's own interfaces, for programs and for the web applications. */
  static final FullPath ENGINE = like("/(engine-rest|camunda/api)(/.*)?");
  /** Our interface for programs. */
  static final FullPath PROGRAMS = under("/api");

  /** @return a matcher for the path itself and everything below it */
  static FullPath under(String path) {
    return new FullPath(Pattern.compile(Pattern.quote(path) + "(/.*)?", Pattern.DOTALL));
  }

  /** @return a matcher for a regular expression */
  static FullPath like(String regex) {
    return new FullPath(Pattern.compile(regex, Pattern.DOTALL));
  }

  /** @return the path that is asked for, decoded */
  static String of(HttpServletRequest request) {
    return request.getServletPath() + Objects.toString(request.getPathInfo(), "");
  }

  @Override
  public boolean matches(HttpServletRequest request) {
    return pattern.matcher(of(request)).matches();
  }
}
