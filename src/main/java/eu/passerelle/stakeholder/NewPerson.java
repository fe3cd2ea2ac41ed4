package eu.passerelle.stakeholder;

import eu.passerelle.stakeholder.Organisations.Member;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;

/** What the people page asks about somebody new. */
record NewPerson(
    @Pattern(regexp = "[a-zA-Z0-9][a-zA-Z0-9._@+-]{1,63}", message = "{people.invalid.id}") String id,
    @NotBlank(message = "{people.invalid.firstName}") @Size(max = 100) String firstName,
    @NotBlank(message = "{people.invalid.lastName}") @Size(max = 100) String lastName,
    @NotBlank(message = "{people.invalid.email}") @Email(message = "{people.invalid.email}") @Size(max = 200) String email,
    @Size(max = 200) String password) {

  static final NewPerson NOBODY = new NewPerson("", "", "", "", "");

  /** A field that was not sent is an empty one. */
  NewPerson {
    id = Objects.toString(id, "");
    firstName = Objects.toString(firstName, "");
    lastName = Objects.toString(lastName, "");
    email = Objects.toString(email, "");
    password = Objects.toString(password, "");
  }

  Member person() {
    return new Member(id, firstName.strip(), lastName.strip(), email.strip());
  }
}
