package eu.passerelle.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets no expression of a person reach the engine in a query or a stored filter, at whatever depth: the engine of this version evaluates
 * those inside {@code orQueries} even where it is told not to (docs/architecture/advisories.md).
 */
class NoExpressions extends OncePerRequestFilter {

  static final String SENTENCE = "Queries and filters take no expressions here. Ask for the value itself, for example “assignee”"
      + " in place of “assigneeExpression”.";

  private static final String MISUNDERSTOOD = "What was sent is no JSON that can be read. Check it, and send it again.";
  private static final String EXPRESSION = "expression";
  /** What is said about the values of a case or a filter's card may have any name; nothing of it asks a question. */
  private static final Set<String> NAMED_BY_PEOPLE = Set.of("variables", "properties");
  private static final JsonFactory JSON = new JsonFactory();

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !FullPath.ENGINE.matches(request);
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (isInAddress(request.getQueryString())) {
      new PlainRefusal(SENTENCE).write(request, response, HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    if (!mayBeJson(request)) {
      chain.doFilter(request, response);
      return;
    }
    byte[] body = request.getInputStream().readAllBytes();
    String refusal = refusal(body);
    if (refusal == null) {
      chain.doFilter(new ReadBody(request, body), response);
    } else {
      new PlainRefusal(refusal).write(request, response, HttpServletResponse.SC_BAD_REQUEST);
    }
  }

  /** Files and forms go their own way; whatever else there is the engine reads as JSON, or not at all. */
  private static boolean mayBeJson(HttpServletRequest request) {
    String type = Objects.toString(request.getContentType(), "").toLowerCase(Locale.ROOT);
    boolean hasBody = request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    return hasBody && !type.startsWith("multipart/") && !type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
  }

  private static boolean isInAddress(String query) {
    return query != null && Stream.of(query.split("&")).anyMatch(part -> isExpression(decoded(part.split("=", 2)[0])));
  }

  private static String decoded(String name) {
    try {
      return URLDecoder.decode(name, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException unreadable) {
      return EXPRESSION;
    }
  }

  private static boolean isExpression(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(EXPRESSION);
  }

  /** @return why the body is refused, read as the engine reads it but without keeping any of it; null when nothing is wrong with it */
  private static String refusal(byte[] body) throws IOException {
    try (JsonParser parser = JSON.createParser(body)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME && isExpression(parser.currentName())) {
          return SENTENCE;
        }
        if (token == JsonToken.FIELD_NAME && NAMED_BY_PEOPLE.contains(parser.currentName())) {
          parser.nextToken();
          parser.skipChildren();
        }
      }
      return null;
    } catch (JsonProcessingException unreadable) {
      return MISUNDERSTOOD;
    }
  }
}
