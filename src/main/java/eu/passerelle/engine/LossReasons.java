package eu.passerelle.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The closed list of why somebody or something ended early. */
final class LossReasons {

  private static final Set<String> ALL = read();

  private LossReasons() {}

  static Set<String> all() {
    return ALL;
  }

  private static Set<String> read() {
    try (InputStream file = LossReasons.class.getResourceAsStream("/loss-reasons.yaml")) {
      List<?> reasons = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
      return reasons.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet());
    } catch (IOException unreadable) {
      throw new IllegalStateException("loss-reasons.yaml cannot be read", unreadable);
    }
  }
}
