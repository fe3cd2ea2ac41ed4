package eu.passerelle.web;

import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.authorization.Groups;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns away who may not send a file at all before a byte of it is read; what is in it the one who takes it judges. */
class UploadRight extends OncePerRequestFilter {

  private static final String NO_DEPLOYMENT =
      "Only the coordinators of a scheme propose changes of its flows, and only an administrator deploys.";
  private static final String NO_COHORT = "There is no such cohort for you to bring in applications of.";

  private final People people;
  private final Schemes schemes;

  UploadRight(People people, Schemes schemes) {
    this.people = people;
    this.schemes = schemes;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Upload kind = Upload.of(request);
    Optional<SessionPerson> person = kind == Upload.DEPLOYMENT || kind == Upload.APPLICATIONS ? signedIn() : Optional.empty();
    if (person.isPresent() && kind == Upload.DEPLOYMENT && !deploys(person.get())) {
      new PlainRefusal(NO_DEPLOYMENT).write(request, response, HttpServletResponse.SC_FORBIDDEN);
    } else if (person.isPresent() && kind == Upload.APPLICATIONS && !bringsIn(person.get(), request)) {
      new PlainRefusal(NO_COHORT).write(request, response, HttpServletResponse.SC_NOT_FOUND);
    } else {
      chain.doFilter(request, response);
    }
  }

  private Optional<SessionPerson> signedIn() {
    Authentication somebody = SecurityContextHolder.getContext().getAuthentication();
    return PersonFilter.TRUST.isAuthenticated(somebody) ? people.find(somebody.getName()) : Optional.empty();
  }

  private boolean deploys(SessionPerson person) {
    return person.groupIds().contains(Groups.CAMUNDA_ADMIN) || !coordinated(person).isEmpty();
  }

  private boolean bringsIn(SessionPerson person, HttpServletRequest request) {
    String cohort = FullPath.of(request).replaceFirst("/applications$", "").replaceFirst(".*/", "");
    return coordinated(person).stream().flatMap(scheme -> schemes.cohorts(scheme.id()).stream())
        .anyMatch(one -> one.id().equals(cohort));
  }

  private List<Scheme> coordinated(SessionPerson person) {
    return schemes.coordinatedBy(person.groupIds());
  }
}
