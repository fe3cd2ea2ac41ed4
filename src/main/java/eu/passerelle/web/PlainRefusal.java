package eu.passerelle.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;

/**
 * Says no before anybody has read the request: to people as a page, to programs in the shape in which the other answers of the same interface
 * come.
 *
 * @param sentence what is wrong and what to do; holds no quotation marks of JSON
 */
record PlainRefusal(String sentence) {

  void write(HttpServletRequest request, HttpServletResponse response, int status) throws IOException {
    boolean program = FullPath.PROGRAMS.matches(request);
    boolean engine = FullPath.ENGINE.matches(request);
    response.setHeader("Connection", "close");
    if (!program && !engine) {
      response.sendError(status);
      return;
    }
    response.setStatus(status);
    response.setCharacterEncoding("UTF-8");
    response.setContentType(engine ? MediaType.APPLICATION_JSON_VALUE : MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getWriter()
        .write((engine ? "{\"type\":\"InvalidRequestException\",\"message\":\"%s\"}" : "{\"status\":" + status + ",\"detail\":\"%s\"}")
            .formatted(sentence));
  }
}
