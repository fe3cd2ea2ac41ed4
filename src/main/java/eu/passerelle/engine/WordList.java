package eu.passerelle.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads a closed list of words. */
final class WordList {

  private WordList() {}

  static Set<String> read(String resource) {
    try (InputStream file = WordList.class.getResourceAsStream(resource)) {
      List<?> words = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
      return words.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet());
    } catch (IOException unreadable) {
      throw new IllegalStateException(resource + " cannot be read", unreadable);
    }
  }
}
