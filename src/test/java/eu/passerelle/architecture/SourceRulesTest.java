package eu.passerelle.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.model.Stages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What the compiler does not see: the border to the engine's inside, and that Java knows no scheme, step or country by name. */
class SourceRulesTest {

  private static final Path MAIN = Path.of("src/main/java/eu/passerelle");
  private static final Path TEST = Path.of("src/test/java/eu/passerelle");
  private static final Path SCHEMES = Path.of("src/main/resources/demo/schemes");
  private static final Pattern ENGINE_INSIDE = Pattern.compile("org\\.camunda\\.bpm\\.((dmn\\.)?engine\\.)?impl\\.");
  private static final Pattern ENGINE_TABLE = Pattern.compile("\\bACT_[A-Z]{2}_", Pattern.CASE_INSENSITIVE);
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]++|\\\\.)*+)\"");
  private static final Pattern INNER = Pattern.compile("(?m)^@(Rest)?Controller|^@Configuration|implements .*JavaDelegate");
  private static final Pattern GUESSED_COLUMNS = Pattern.compile("\\.query\\((?!String|Integer|Long)\\w+\\.class\\)");
  private static final Pattern ENGINES_MODELS = Pattern.compile("org\\.camunda\\.bpm\\.model\\.");
  private static final Pattern ENGINE = Pattern.compile("org\\.camunda\\.bpm\\.(dmn\\.)?engine\\.");
  private static final Pattern OURS = Pattern.compile("(?m)^import (?:static )?eu\\.passerelle\\.([\\w.]+?)\\.[A-Z]");
  private static final Pattern PUBLIC_CLASS = Pattern.compile("(?m)^public (final )?class");

  /** Tables the house itself is built on, and a column of one; every other process and table is the schemes' own business. */
  private static final Set<String> KNOWN_MODELS =
      Set.of("time-limits", "authorities", "silence", "shortlist-size", "intakes", "opportunity");

  @Test
  void onlyTheEngineRoomKnowsTheEnginesInside() {
    assertThat(outsideTheEngineRoom().filter(source -> ENGINE_INSIDE.matcher(read(source)).find())).isEmpty();
  }

  @Test
  void onlyTheEngineRoomSpeaksToTheEnginesTables() {
    assertThat(outsideTheEngineRoom().filter(source -> ENGINE_TABLE.matcher(read(source)).find())).isEmpty();
  }

  @Test
  void onlyWhoWritesModelsOrReadsTablesForTheEngineUsesTheEnginesModels() {
    assertThat(sources(MAIN).filter(source -> ENGINES_MODELS.matcher(read(source)).find()).map(source -> source.getFileName().toString()))
        .containsExactlyInAnyOrder("OwnTables.java", "SchemeTemplate.java", "TableTransformer.java");
  }

  @Test
  void whatModelsSayIsReadWithoutAnEngineAndWithoutTheOtherRooms() {
    assertThat(sources(MAIN.resolve("model")).filter(source -> ENGINE.matcher(read(source)).find())).isEmpty();
    assertThat(roomsThatAreUsedIn("model")).isSubsetOf("model", "model.drawing");
  }

  @Test
  void twoVersionsAreComparedByWhatModelsSayAlone() {
    assertThat(sources(MAIN.resolve("redesign/comparison")).filter(source -> ENGINE.matcher(read(source)).find())).isEmpty();
    assertThat(roomsThatAreUsedIn("redesign/comparison")).isSubsetOf("model", "model.drawing", "redesign.comparison");
  }

  @Test
  void rulesKnowTheEnginesInsideThroughTheGuardOnly() {
    assertThat(sources(MAIN.resolve("engine/rules")).filter(source -> ENGINE_INSIDE.matcher(read(source)).find())).isEmpty();
  }

  private static Stream<String> roomsThatAreUsedIn(String room) {
    return sources(MAIN.resolve(room)).flatMap(source -> OURS.matcher(read(source)).results().map(name -> name.group(1))).distinct();
  }

  @Test
  void javaKnowsNoSchemeStepOrCountry() {
    Set<String> names = schemeNames();
    names.addAll(modelNames());

    assertThat(names).contains("digital-explorers", "LT", "preselect");
    assertThat(
        sources(MAIN).flatMap(source -> LITERAL.matcher(read(source)).results().map(literal -> literal.group(1)).filter(names::contains)
            .map(name -> source.getFileName() + " names " + name)))
        .isEmpty();
  }

  @Test
  void pagesDelegatesAndConfigurationStayInTheirRoom() {
    assertThat(sources(MAIN).filter(source -> !source.getParent().equals(MAIN)).filter(source -> INNER.matcher(read(source)).find())
        .filter(source -> PUBLIC_CLASS.matcher(read(source)).find())).isEmpty();
  }

  @Test
  void recordsAreReadByTheColumnsTheyName() {
    assertThat(sources(MAIN).filter(source -> GUESSED_COLUMNS.matcher(read(source)).find())).isEmpty();
  }

  @Test
  void noSourceHoldsALooseEnd() {
    assertThat(Stream.concat(sources(MAIN), sources(TEST)).filter(source -> !source.getFileName().toString().equals("SourceRulesTest.java"))
        .filter(source -> read(source).matches("(?s).*(TODO|FIXME|\t).*"))).isEmpty();
  }

  private static Set<String> schemeNames() {
    Set<String> names = new HashSet<>();
    try (Stream<Path> files = Files.list(SCHEMES)) {
      for (Path file : files.toList()) {
        Map<String, Object> data = new Yaml().load(read(file));
        Map<?, ?> scheme = (Map<?, ?>) data.get("scheme");
        names.addAll(Set.of((String) scheme.get("id"), (String) scheme.get("case-prefix")));
        collect(data.get("corridors"), names, "id", "origin", "destination");
        collect(data.get("cohorts"), names, "id");
      }
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void collect(Object entries, Set<String> names, String... keys) {
    for (Object entry : (List<?>) entries) {
      for (String key : keys) {
        names.add((String) ((Map<?, ?>) entry).get(key));
      }
    }
  }

  private static Set<String> modelNames() {
    try (Stream<Path> files = Files.walk(Path.of("processes"))) {
      Set<String> names = new HashSet<>();
      files.map(file -> file.getFileName().toString()).filter(name -> name.matches(".*\\.(bpmn|dmn)"))
          .forEach(name -> names.add(name.substring(0, name.lastIndexOf('.'))));
      names.removeAll(KNOWN_MODELS);
      names.removeAll(Stages.ALL);
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> outsideTheEngineRoom() {
    return sources(MAIN).filter(source -> !source.startsWith(MAIN.resolve("engine")));
  }

  private static Stream<Path> sources(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
