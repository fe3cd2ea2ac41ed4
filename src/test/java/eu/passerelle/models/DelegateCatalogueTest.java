package eu.passerelle.models;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.engine.Catalogued;
import java.beans.Introspector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** The coordinators' guide lists every delegate that a diagram may call, with the sentence it says of itself. */
class DelegateCatalogueTest {

  private static final Path GUIDE = Path.of("docs", "guides", "coordinator.md");
  private static final String BEGIN = "<!-- delegates: written by the build -->\n";
  private static final String END = "<!-- end of delegates -->";
  private static final Pattern SET = Pattern.compile("setVariable\\(\"(\\w+)\"");
  private static final Pattern MESSAGE = Pattern.compile("<bpmn:message id=\"[^\"]*\" name=\"(\\w+)\"");
  private static final Pattern LIST = Pattern.compile(Pattern.quote(BEGIN) + ".*?" + Pattern.quote(END), Pattern.DOTALL);

  @Test
  void theGuideListsTheCatalogueAsItIs() throws IOException {
    String guide = Files.readString(GUIDE);
    String current = LIST.matcher(guide).replaceFirst(match -> Matcher.quoteReplacement(BEGIN + table() + END));
    if (Boolean.getBoolean("docs.write")) {
      Files.writeString(GUIDE, current);
    }
    assertThat(Files.readString(GUIDE)).as("write it anew with -Ddocs.write=true").isEqualTo(current).contains("acceptOfferDelegate");
  }

  /** The forecast of who can follow a change relies on it. */
  @Test
  void aDelegateSetsWhatItsEntrySaysThatItGives() {
    assertThat(delegates()).isNotEmpty().allSatisfy(delegate -> {
      Class<?> type = ClassUtils.resolveClassName(delegate.getBeanClassName(), null);
      String source = Files.readString(source(delegate));
      assertThat(type.getAnnotation(Catalogued.class).gives()).as(type.getSimpleName())
          .containsAll(SET.matcher(source).results().map(set -> set.group(1)).toList());
    });
  }

  /** Whoever tries a change out waits for what a step sends; a message that no diagram waits for would be waited for in vain. */
  @Test
  void whatADelegateSendsOrPreparesIsAMessageThatADiagramKnows() throws IOException {
    Set<String> known;
    try (Stream<Path> files = Files.walk(Path.of("processes"))) {
      known = files.filter(file -> file.toString().endsWith(".bpmn")).flatMap(DelegateCatalogueTest::messages).collect(Collectors.toSet());
    }
    assertThat(delegates()).allSatisfy(delegate -> {
      Catalogued said = ClassUtils.resolveClassName(delegate.getBeanClassName(), null).getAnnotation(Catalogued.class);
      assertThat(known).as(delegate.getBeanClassName()).containsAll(List.of(said.sends())).containsAll(List.of(said.prepares()));
    });
  }

  private static Stream<String> messages(Path diagram) {
    try {
      return MESSAGE.matcher(Files.readString(diagram)).results().map(message -> message.group(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those of tests are nobody's to draw with. */
  private static Set<BeanDefinition> delegates() {
    var scan = new ClassPathScanningCandidateComponentProvider(false);
    scan.addIncludeFilter(new AnnotationTypeFilter(Catalogued.class));
    return scan.findCandidateComponents("eu.passerelle").stream().filter(delegate -> Files.exists(source(delegate)))
        .collect(Collectors.toSet());
  }

  private static Path source(BeanDefinition delegate) {
    return Path.of("src/main/java", delegate.getBeanClassName().replace('.', '/') + ".java");
  }

  private static String table() {
    return delegates().stream().map(DelegateCatalogueTest::row).sorted()
        .collect(Collectors.joining("\n", "| Delegate | Step | Does | Takes | Gives | Sends |\n|---|---|---|---|---|---|\n", "\n"));
  }

  private static String row(BeanDefinition delegate) {
    Class<?> type = ClassUtils.resolveClassName(delegate.getBeanClassName(), null);
    Catalogued said = type.getAnnotation(Catalogued.class);
    return "| `%s` | %s | %s | %s | %s | %s |".formatted(Introspector.decapitalize(type.getSimpleName()), said.name(),
        said.does().replaceAll("‘(\\w+)’", "`$1`"), variables(said.takes()), variables(said.gives()),
        variables(said.sends()));
  }

  private static String variables(String[] names) {
    return Stream.of(names).map("`%s`"::formatted).collect(Collectors.joining(", "));
  }
}
