package eu.passerelle.model;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads a closed list of words; it keeps their order. */
final class WordList {

  private WordList() {}

  static Set<String> read(String resource) {
    try (InputStream file = WordList.class.getResourceAsStream(resource)) {
      List<?> words = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
      return Collections.unmodifiableSet(words.stream().map(String::valueOf).collect(Collectors.<String, LinkedHashSet<String>>toCollection(LinkedHashSet::new)));
    } catch (IOException unreadable) {
      throw new IllegalStateException(resource + " cannot be read", unreadable);
    }
  }
}
