package eu.passerelle.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import eu.passerelle.engine.PlainWords;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Lets no answer that refuses or fails speak of the machine: the engine's REST interface, Tasklist's own and the deployments of the Modeler
 * show what it says to whoever works with them. What went wrong inside stands in the log.
 */
class PlainAnswers extends OncePerRequestFilter {

  private static final String MISUNDERSTOOD = "The request could not be understood. Check what was sent, and send it again.";
  private static final String FAILED = "Something failed here that you have not caused, and nothing was saved. Please try again in a few"
      + " minutes; if it stays, tell the administrator what you were doing and at what time.";

  private static final FullPath QUESTIONS = FullPath.like("/(engine-rest|camunda/api)/.*"
      + "/?(task|execution|incident|batch|job|job-definition|[a-z]+-instance|[a-z]+-definition|history/[^/]+|count|list|singleResult)");
  private static final Set<String> SAYS_WHY = Set.of("ProcessEngineException", "NullValueException", "NotValidException");
  private static final Set<String> STUMBLES =
      Set.of("ProcessEngineException", "NullValueException", "NotValidException", "NullPointerException", "ClassCastException",
          "IllegalArgumentException", "IndexOutOfBoundsException", "ArrayIndexOutOfBoundsException");

  private final ObjectMapper json = new ObjectMapper();

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Refusal answer = new Refusal(response);
    chain.doFilter(request, answer);
    if (answer.isHeld()) {
      byte[] said = answer.getContentAsByteArray();
      if (answer.getStatus() == HttpServletResponse.SC_INTERNAL_SERVER_ERROR && QUESTIONS.matches(request)) {
        said = askedWrongly(said, answer);
      }
      byte[] plain = plain(said, answer.getStatus() < 500 ? MISUNDERSTOOD : FAILED);
      answer.resetBuffer();
      answer.getOutputStream().write(plain);
      answer.copyBodyToResponse();
    }
  }

  /** Nothing of a question depends on the one who answers: where the engine stumbles over it, the question is the fault. */
  private byte[] askedWrongly(byte[] body, HttpServletResponse answer) throws IOException {
    if (!(readable(body) instanceof ObjectNode said) || !STUMBLES.contains(said.path("type").asText())) {
      return body;
    }
    if (!SAYS_WHY.contains(said.path("type").asText())) {
      said.put("message", MISUNDERSTOOD);
    }
    answer.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    return json.writeValueAsBytes(said.put("type", "InvalidRequestException"));
  }

  private JsonNode readable(byte[] body) {
    try {
      return json.readTree(body);
    } catch (IOException noJson) {
      return null;
    }
  }

  private byte[] plain(byte[] body, String instead) {
    String text = new String(body, StandardCharsets.UTF_8);
    try {
      JsonNode answer = json.readTree(body);
      return answer == null || !answer.isContainerNode() ? PlainWords.of(text, instead).getBytes(StandardCharsets.UTF_8)
          : json.writeValueAsBytes(plain(answer, instead));
    } catch (IOException noJson) {
      return text.stripLeading().startsWith("<") ? body : PlainWords.of(text, instead).getBytes(StandardCharsets.UTF_8);
    }
  }

  private static JsonNode plain(JsonNode said, String instead) {
    if (said instanceof ObjectNode object) {
      object.properties().stream().filter(part -> !part.getKey().equals("type")).toList()
          .forEach(part -> object.set(part.getKey(), plain(part.getValue(), instead)));
    } else if (said instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        list.set(i, plain(list.get(i), instead));
      }
    } else if (said.isTextual() && !said.asText().isBlank()) {
      return TextNode.valueOf(PlainWords.of(said.asText(), instead));
    }
    return said;
  }

  /** Keeps the body of an answer that refuses or fails; all others go out as they are written. */
  private static final class Refusal extends ContentCachingResponseWrapper {

    private Refusal(HttpServletResponse response) {
      super(response);
    }

    private boolean refuses() {
      return getStatus() >= SC_BAD_REQUEST;
    }

    private boolean isHeld() {
      return refuses() && getContentSize() > 0;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
      return refuses() ? super.getOutputStream() : getResponse().getOutputStream();
    }

    @Override
    public PrintWriter getWriter() throws IOException {
      return refuses() ? super.getWriter() : getResponse().getWriter();
    }

    @Override
    public void flushBuffer() throws IOException {
      if (!refuses()) {
        getResponse().flushBuffer();
      }
    }

    @Override
    public void setContentLength(int length) {
      setContentLengthLong(length);
    }

    @Override
    public void setContentLengthLong(long length) {
      if (!refuses()) {
        getResponse().setContentLengthLong(length);
      }
    }
  }
}
