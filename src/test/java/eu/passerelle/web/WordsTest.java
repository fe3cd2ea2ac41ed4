package eu.passerelle.web;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.model.Milestones;
import eu.passerelle.model.Stages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every word that a page looks up is there: nobody reads the name of a key. */
class WordsTest {

  private static final Path RESOURCES = Path.of("src", "main", "resources");
  private static final Pattern KEY = Pattern.compile("#\\{([A-Za-z][\\w.-]*)[}(]");
  private static final Pattern HEAD = Pattern.compile("table :: head \\(.*, '(\\w+)', '([\\w ]+)', '([\\w ]*)'\\)");
  private static final Pattern ENTRY = Pattern.compile("(?m)^\\s*- ([a-z-]+)\\s*$");
  private static final Properties WORDS = new Properties();

  @BeforeAll
  static void read() throws IOException {
    try (InputStream words = Files.newInputStream(RESOURCES.resolve("messages.properties"))) {
      WORDS.load(words);
    }
  }

  @Test
  void ofTheClosedLists() throws IOException {
    assertThat(WORDS.stringPropertyNames()).containsAll(keys("milestone.", Milestones.all())).containsAll(keys("stage.", Stages.ALL))
        .containsAll(keys("lossReason.", entries("loss-reasons.yaml"))).containsAll(keys("milestone.", entries("milestones.yaml")));
  }

  @Test
  void ofThePages() throws IOException {
    Set<String> missing = new TreeSet<>();
    try (Stream<Path> pages = Files.walk(RESOURCES.resolve("templates"))) {
      for (Path page : pages.filter(Files::isRegularFile).toList()) {
        lookedUp(Files.readString(page)).filter(key -> !WORDS.containsKey(key)).forEach(missing::add);
      }
    }
    assertThat(missing).isEmpty();
  }

  private static Stream<String> lookedUp(String page) {
    return Stream.concat(KEY.matcher(page).results().map(key -> key.group(1)), HEAD.matcher(page).results()
        .flatMap(head -> Stream.of((head.group(2) + " " + head.group(3)).strip().split(" ")).map(column -> head.group(1) + "." + column)));
  }

  private static Set<String> entries(String list) throws IOException {
    Set<String> entries = new TreeSet<>();
    ENTRY.matcher(Files.readString(RESOURCES.resolve(list))).results().forEach(entry -> entries.add(entry.group(1)));
    assertThat(entries).isNotEmpty();
    return entries;
  }

  private static Set<String> keys(String family, Iterable<String> words) {
    Set<String> keys = new TreeSet<>();
    words.forEach(word -> keys.add(family + word));
    return keys;
  }
}
