package eu.passerelle.web;

import java.util.List;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Who is signed in, as the database knows the person at this very request: nothing of it is kept in the session but the id and the mark.
 *
 * @param passwordMark tells the password that counts now from any that counted before
 */
record SessionPerson(String id, String fullName, List<String> groupIds, String passwordMark) implements AuthenticatedPrincipal {

  SessionPerson {
    groupIds = List.copyOf(groupIds);
  }

  @Override
  public String getName() {
    return id;
  }
}
