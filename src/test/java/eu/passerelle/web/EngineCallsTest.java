package eu.passerelle.web;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.web.EngineCalls.Caller;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.rest.impl.DefaultProcessEngineRestServiceImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every path and verb of the engine's interface, taken from its own mappings: for whom it is stands in a page that is written from here. */
class EngineCallsTest {

  private static final java.nio.file.Path PAGE = java.nio.file.Path.of("docs", "architecture", "rest-calls.md");
  private static final String HEAD = """
      # Calls of the engine's interface

      What of `/engine-rest`, and of `/camunda/api/engine` behind Tasklist, is there for whom. Whatever stands in no column is answered with 404. A call that is there still asks for the right: a task is for its organisation, a value for a form. [Why](../decisions/0046-the-engine-s-interfaces-offer-what-is-used.md).

      Everybody who is signed in has the first column, auditors (whom an administrator has given `READ_HISTORY`) the second as well, administrators all. Nobody but administrators asks for more than 500 rows of people, tasks or history at once.

      <!-- written from the mappings of the engine by EngineCallsTest -->
      | Path | Everybody | Auditors | Administrators | Nobody |
      |---|---|---|---|---|
      """;

  @Test
  void theWholeInterfaceIsDecidedAbout() throws IOException {
    String page = HEAD + mappings().entrySet().stream().map(call -> row(call.getKey(), call.getValue())).collect(Collectors.joining());
    if (Boolean.getBoolean("docs.write")) {
      Files.writeString(PAGE, page);
    }

    assertThat(Files.readString(PAGE))
        .as("a call of the engine is new or gone: decide in EngineCalls, and write the page with -Ddocs.write=true")
        .isEqualTo(page);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/engine-rest", "/engine-rest/engine/default", "/engine-rest/engine/other", "/camunda/api/engine/engine/default"})
  void noOtherSpellingOpensWhatIsClosed(String prefix) {
    for (String path : new String[] {"/metrics", "/message", "/task/x/variables", "/job/", "/identity/verify", "//job", "/task/../job",
        "/Task", "/user/x/unlock"}) {
      assertThat(EngineCalls.isOffered("POST", prefix + path, () -> Caller.PERSON)).as(prefix + path).isFalse();
    }
    assertThat(EngineCalls.isOffered("POST", prefix + "/task", () -> Caller.PERSON)).isTrue();
    assertThat(EngineCalls.isOffered("PATCH", prefix + "/task", () -> Caller.PERSON)).isFalse();
  }

  private static String row(String path, Set<String> verbs) {
    Map<Object, Set<String>> byCaller = new LinkedHashMap<>();
    verbs.forEach(verb -> byCaller.computeIfAbsent(least(verb, path), caller -> new TreeSet<>()).add(verb));
    return "| `%s` | %s |%n".formatted(path, Stream.of(Caller.PERSON, Caller.AUDITOR, Caller.ADMINISTRATOR, "nobody")
        .map(caller -> String.join(", ", byCaller.getOrDefault(caller, Set.of()))).collect(Collectors.joining(" | "))).replace("\r", "");
  }

  private static Object least(String verb, String path) {
    return Stream.of(Caller.values())
        .filter(caller -> EngineCalls.isOffered(verb, "/engine-rest" + path.replaceAll("\\{[^}]+}", "x"), () -> caller)).findFirst()
        .map(Object.class::cast).orElse("nobody");
  }

  private static Map<String, Set<String>> mappings() {
    Map<String, Set<String>> found = new TreeMap<>();
    collect(DefaultProcessEngineRestServiceImpl.class, "", found);
    return found;
  }

  private static void collect(Class<?> resource, String base, Map<String, Set<String>> found) {
    for (Method method : resource.getMethods()) {
      String path = base + annotation(method, Path.class).map(EngineCallsTest::plain).orElse("");
      var verb =
          annotations(method).map(one -> one.annotationType().getAnnotation(HttpMethod.class)).filter(one -> one != null).findFirst();
      if (verb.isPresent()) {
        found.computeIfAbsent(path.isEmpty() ? "/" : path, any -> new TreeSet<>()).add(verb.get().value());
      } else if (annotation(method, Path.class).isPresent()) {
        collect(method.getReturnType(), path, found);
      }
    }
  }

  private static <A extends Annotation> Optional<A> annotation(Method method, Class<A> type) {
    return annotations(method).filter(type::isInstance).map(type::cast).findFirst();
  }

  /** An implementation has those of its interface. */
  private static Stream<Annotation> annotations(Method method) {
    return Stream.concat(Stream.of(method.getAnnotations()), Stream.of(method.getDeclaringClass().getInterfaces())
        .flatMap(type -> Stream.of(type.getMethods())).filter(other -> other.getName().equals(method.getName())
            && Arrays.equals(other.getParameterTypes(), method.getParameterTypes()))
        .flatMap(other -> Stream.of(other.getAnnotations())));
  }

  private static String plain(Path path) {
    String value = path.value().replaceAll("\\{\\s*([a-zA-Z-]+)[^}]*}", "{$1}");
    return (value.startsWith("/") ? value : "/" + value).replaceFirst("/$", "");
  }
}
