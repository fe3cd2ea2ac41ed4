package eu.passerelle.stakeholder;

import com.fasterxml.jackson.core.type.TypeReference;
import eu.passerelle.engine.RoleDirectory;
import eu.passerelle.model.Yaml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The catalogue of roles, as {@code roles.yaml} tells it. */
@Service
public class Roles implements RoleDirectory {

  /** The coordinators of a scheme, who draw its flows; everybody else is named for a role. */
  public static final String COORDINATOR = "coordinator";

  private final Map<String, Role> byKey = new LinkedHashMap<>();
  private final Map<String, String> keyByLabel = new LinkedHashMap<>();

  Roles() {
    this(Yaml.read("roles.yaml", new TypeReference<List<Role>>() {}));
  }

  Roles(List<Role> roles) {
    for (Role role : roles) {
      if (byKey.put(role.key(), role) != null) {
        throw new IllegalArgumentException("The catalogue of roles has two roles with the key \"%s\".".formatted(role.key()));
      }
      role.labels().values().forEach(label -> {
        String other = keyByLabel.put(plain(label), role.key());
        if (other != null && !other.equals(role.key())) {
          throw new IllegalArgumentException("The roles %s and %s share the label \"%s\".".formatted(other, role.key(), label));
        }
      });
    }
  }

  /** @return the roles that organisations are named for, in the order of the catalogue */
  public List<Role> list() {
    return byKey.values().stream().filter(role -> !role.key().equals(COORDINATOR)).toList();
  }

  /** @return the role with this key */
  public Optional<Role> find(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  @Override
  public Optional<String> keyOf(String laneName) {
    return laneName == null ? Optional.empty() : Optional.ofNullable(keyByLabel.get(plain(laneName)));
  }

  @Override
  public String labelOf(String roleKey) {
    return find(roleKey).map(Role::label).orElse(roleKey);
  }

  @Override
  public List<String> labels() {
    return byKey.values().stream().map(Role::label).toList();
  }

  private static String plain(String label) {
    return label.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
