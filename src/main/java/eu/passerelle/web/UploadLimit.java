package eu.passerelle.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A deployment, or a file of applications, is read into memory as a whole, so it says beforehand how long it is, and it is not too long. An
 * upload on a page is asked this before its token is looked for: what the server does not read has none, and would be refused for that.
 */
class UploadLimit extends OncePerRequestFilter {

  static final long LARGEST = 11L * 1024 * 1024;

  private static final List<Upload> UPLOADS = List.of(
      new Upload(FullPath.like("/(engine-rest|camunda/api)/.*deployment/.+"),
          "Say how long the deployment is: send the header Content-Length.", "A deployment may have 11 MB in all, this one is larger."),
      new Upload(FullPath.like("/(api/cohorts/[^/]+/applications|applications/[^/]+)"),
          "Say how long the file is: send the header Content-Length.", "A file may have 10 MB at most."));

  private record Upload(RequestMatcher requests, String lengthAsked, String tooLong) {}

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Upload> upload =
        request.getMethod().equals("POST") ? UPLOADS.stream().filter(one -> one.requests.matches(request)).findFirst() : Optional.empty();
    if (upload.isPresent() && request.getContentLengthLong() < 0) {
      refuse(request, response, HttpServletResponse.SC_LENGTH_REQUIRED, upload.get().lengthAsked);
    } else if (upload.isPresent() && request.getContentLengthLong() > LARGEST) {
      refuse(request, response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, upload.get().tooLong);
    } else {
      chain.doFilter(request, response);
    }
  }

  /** For people as a page; for programs in the shape in which the other answers of the same interface come. */
  private static void refuse(HttpServletRequest request, HttpServletResponse response, int status, String sentence) throws IOException {
    String path = request.getServletPath();
    if (path.startsWith("/applications")) {
      response.sendError(status);
      return;
    }
    boolean engine = !path.startsWith("/api");
    response.setStatus(status);
    response.setContentType(engine ? MediaType.APPLICATION_JSON_VALUE : MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setHeader("Connection", "close");
    response.getWriter()
        .write((engine ? "{\"type\":\"InvalidRequestException\",\"message\":\"%s\"}" : "{\"status\":" + status + ",\"detail\":\"%s\"}")
            .formatted(sentence));
  }
}
