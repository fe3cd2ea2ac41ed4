package eu.passerelle.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Judges how much a request brings: by what it says before a byte of it is read, and else while it is read, so that nobody can have the
 * server keep more than its kind may bring (ADR 0041). On our pages the server itself reads forms, within the same limit; it does so before
 * the token is looked for, which would be missing in what it has not read.
 */
class BodyLimit extends OncePerRequestFilter {

  private static final FullPath READ_BY_PROGRAMS = FullPath.like("/(engine-rest|camunda|api)/.*");
  private static final String TOO_LARGE_FOR_TOMCAT = "org.apache.catalina.parameter_parse_failed";

  private final BodySettings settings;

  BodyLimit(BodySettings settings) {
    this.settings = settings;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Upload kind = Upload.of(request);
    if (request.getContentLengthLong() > kind.most(settings) || isFormOfUnknownLength(request) && !isReadable(request, kind)) {
      refuse(kind, request, response);
      return;
    }
    CountedBody body = new CountedBody(request, kind.most(settings));
    try {
      chain.doFilter(body, response);
    } catch (ServletException | RuntimeException failed) {
      if (!body.isTooLong()) {
        throw failed;
      }
    }
    if (body.isTooLong() && !response.isCommitted()) {
      response.reset();
      refuse(kind, request, response);
    }
  }

  private void refuse(Upload kind, HttpServletRequest request, HttpServletResponse response) throws IOException {
    new PlainRefusal(kind.tooLong(settings)).write(request, response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
  }

  private static boolean isFormOfUnknownLength(HttpServletRequest request) {
    return request.getContentLengthLong() < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null
        && (isMultipart(request) || type(request).startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE))
        && !READ_BY_PROGRAMS.matches(request);
  }

  /** A browser says how long a form with a file is; only pages that ask for a file get one, and only from somebody who is known. */
  private static boolean isReadable(HttpServletRequest request, Upload kind) {
    if (isMultipart(request)
        && (kind != Upload.APPLICATIONS || !PersonFilter.TRUST.isAuthenticated(SecurityContextHolder.getContext().getAuthentication()))) {
      return false;
    }
    request.getParameterMap();
    return request.getAttribute(TOO_LARGE_FOR_TOMCAT) == null;
  }

  private static boolean isMultipart(HttpServletRequest request) {
    return type(request).startsWith("multipart/");
  }

  private static String type(HttpServletRequest request) {
    return Objects.toString(request.getContentType(), "").toLowerCase(Locale.ROOT);
  }
}
