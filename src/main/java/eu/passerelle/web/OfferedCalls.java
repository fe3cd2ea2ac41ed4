package eu.passerelle.web;

import eu.passerelle.engine.access.Auditing;
import eu.passerelle.web.EngineCalls.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Groups;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets through the calls of the engine's interfaces that are offered to whoever calls, and no list longer than a person reads. */
class OfferedCalls extends OncePerRequestFilter {

  private static final String NOT_OFFERED =
      "There is nothing under this address for you. What Passerelle offers to programs stands in docs/architecture/rest-calls.md.";
  private static final String TOO_MANY = "Ask for 500 rows at most at once (maxResults), and for those that follow by firstResult.";
  private static final int MOST_ROWS = 500;
  /** Tasklist asks for all filters at once; there are few. */
  private static final FullPath OF_PEOPLE_AND_CASES = FullPath.like(".*/(task|user|group|list|history/[^/]+)/?");

  private final Auditing auditing;

  OfferedCalls(Auditing auditing) {
    this.auditing = auditing;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !FullPath.ENGINE.matches(request);
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!EngineCalls.isOffered(request.getMethod(), FullPath.of(request), this::caller)) {
      new PlainRefusal(NOT_OFFERED).write(request, response, HttpServletResponse.SC_NOT_FOUND);
    } else if (OF_PEOPLE_AND_CASES.matches(request) && rows(request) > MOST_ROWS && caller() != Caller.ADMINISTRATOR) {
      new PlainRefusal(TOO_MANY).write(request, response, HttpServletResponse.SC_BAD_REQUEST);
    } else {
      chain.doFilter(request, response);
    }
  }

  private Caller caller() {
    Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
    if (signedIn == null || !(signedIn.getPrincipal() instanceof SessionPerson person)) {
      return Caller.PERSON;
    }
    if (person.groupIds().contains(Groups.CAMUNDA_ADMIN)) {
      return Caller.ADMINISTRATOR;
    }
    return auditing.isAuditor(person.id(), person.groupIds()) ? Caller.AUDITOR : Caller.PERSON;
  }

  /** Only from the address: the body is the engine's to read. What is no number, the engine refuses itself. */
  private static long rows(HttpServletRequest request) {
    return Stream.of(Objects.toString(request.getQueryString(), "").split("&"))
        .filter(part -> part.matches("maxResults=[0-9]{1,18}")).mapToLong(part -> Long.parseLong(part.substring("maxResults=".length())))
        .max().orElse(0);
  }
}
