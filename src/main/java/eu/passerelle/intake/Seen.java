package eu.passerelle.intake;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** On which line of a file an application number or a person has stood first, for the rows that have passed by: numbers and hashes only. */
final class Seen {

  private final Map<String, Long> numbers = new HashMap<>();
  private final Map<String, Long> people = new HashMap<>();

  /** @return the line on which the row's application number has stood before */
  Optional<Long> pass(ApplicationFile.Row row) {
    String number = row.applicationId();
    return number.isEmpty() ? Optional.empty() : Optional.ofNullable(numbers.putIfAbsent(number, row.line()));
  }

  /** Keeps a row in mind that would be a case. */
  void keep(Applicant applicant, long line) {
    people.putIfAbsent(applicant.person(), line);
    applicant.contacts().forEach(contact -> people.putIfAbsent(contact, line));
  }

  /** @return the line of somebody with the same name and date of birth */
  Optional<Long> person(Applicant applicant) {
    return Optional.ofNullable(people.get(applicant.person()));
  }

  /** @return the first line of somebody with the same date of birth and the same e-mail address or telephone number */
  Optional<Long> contact(Applicant applicant) {
    return applicant.contacts().stream().map(people::get).filter(Objects::nonNull).min(Long::compare);
  }
}
