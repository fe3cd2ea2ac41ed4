package eu.passerelle.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The coordinators' guide lists every delegate that a diagram may call, with the sentence its class carries. */
class DelegateCatalogueTest {

  private static final Path GUIDE = Path.of("docs", "guides", "coordinator.md");
  private static final String BEGIN = "<!-- delegates: written by the build -->\n";
  private static final String END = "<!-- end of delegates -->";
  private static final Pattern SENTENCE = Pattern.compile("/\\*\\* (.*) \\*/\\s+@Component");
  private static final Pattern LIST = Pattern.compile(Pattern.quote(BEGIN) + ".*?" + Pattern.quote(END), Pattern.DOTALL);

  @Test
  void theGuideListsTheCatalogueAsItIs() throws IOException {
    String guide = Files.readString(GUIDE);
    String current = LIST.matcher(guide).replaceFirst(match -> java.util.regex.Matcher.quoteReplacement(BEGIN + table() + END));
    if (Boolean.getBoolean("docs.write")) {
      Files.writeString(GUIDE, current);
    }
    assertThat(Files.readString(GUIDE)).as("write it anew with -Ddocs.write=true").isEqualTo(current).contains("acceptOfferDelegate");
  }

  private static String table() {
    try (var files = Files.walk(Path.of("src", "main", "java"))) {
      return files.filter(file -> file.toString().endsWith("Delegate.java")).map(DelegateCatalogueTest::row).sorted()
          .collect(Collectors.joining("\n", "| Delegate | Does |\n|---|---|\n", "\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String row(Path file) {
    try {
      var sentence = SENTENCE.matcher(Files.readString(file));
      assertThat(sentence.find()).as("%s opens with one sentence", file).isTrue();
      String name = file.getFileName().toString().replace(".java", "");
      return "| `%s` | %s |".formatted(Character.toLowerCase(name.charAt(0)) + name.substring(1),
          sentence.group(1).replaceAll("\\{@code ([^}]*)}", "`$1`"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
