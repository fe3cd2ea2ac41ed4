package eu.passerelle.web;

import eu.passerelle.engine.access.Accounts;
import eu.passerelle.engine.access.Accounts.Account;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads a person and the person's groups in one statement, at every request, so that a removed membership counts at once. */
@Component
class People {

  private final Accounts accounts;

  People(Accounts accounts) {
    this.accounts = accounts;
  }

  /** @return the person, unless deleted */
  Optional<SessionPerson> find(String id) {
    return accounts.find(id).map(account -> new SessionPerson(id, fullName(account, id), account.groupIds(), account.passwordMark()));
  }

  private static String fullName(Account account, String id) {
    var name = (Objects.toString(account.firstName(), "") + " " + Objects.toString(account.lastName(), "")).strip();
    return name.isEmpty() ? id : name;
  }
}
