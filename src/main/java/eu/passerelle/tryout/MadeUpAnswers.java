package eu.passerelle.tryout;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What made-up people usually answer, by field. */
final class MadeUpAnswers {

  static final Map<String, Object> ALL = read();

  private MadeUpAnswers() {}

  private static Map<String, Object> read() {
    try (InputStream file = new ClassPathResource("made-up-answers.yaml").getInputStream()) {
      return Map.copyOf(new Yaml(new SafeConstructor(new LoaderOptions())).<Map<String, Object>>load(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
