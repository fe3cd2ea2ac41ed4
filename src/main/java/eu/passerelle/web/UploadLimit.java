package eu.passerelle.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** A deployment is read into memory as a whole, so it says beforehand how long it is, and it is not too long. */
class UploadLimit extends OncePerRequestFilter {

  static final long LARGEST = 11L * 1024 * 1024;

  private static final RequestMatcher DEPLOYMENT = FullPath.like("/(engine-rest|camunda/api)/.*deployment/.+");

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getContentLengthLong() < 0) {
      refuse(response, HttpServletResponse.SC_LENGTH_REQUIRED, "Say how long the deployment is: send the header Content-Length.");
    } else if (request.getContentLengthLong() > LARGEST) {
      refuse(response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "A deployment may have 11 MB in all, this one is larger.");
    } else {
      chain.doFilter(request, response);
    }
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getMethod().equals("POST") || !DEPLOYMENT.matches(request);
  }

  /** In the words and the shape in which the engine's own answers come. */
  private static void refuse(HttpServletResponse response, int status, String sentence) throws IOException {
    response.setStatus(status);
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.setHeader("Connection", "close");
    response.getWriter().write("{\"type\":\"InvalidRequestException\",\"message\":\"" + sentence + "\"}");
  }
}
