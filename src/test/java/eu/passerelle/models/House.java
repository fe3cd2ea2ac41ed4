package eu.passerelle.models;

import eu.passerelle.engine.Catalogued;
import eu.passerelle.engine.Literal;
import eu.passerelle.engine.RoleDirectory;
import eu.passerelle.engine.rules.Finding;
import eu.passerelle.engine.rules.ModelContext;
import eu.passerelle.engine.rules.ModelRules;
import eu.passerelle.model.ModelFile;
import java.beans.Introspector;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;
import org.yaml.snakeyaml.Yaml;

/** All models of the house, and what they are compared with, read without starting anything. */
final class House {

  private static final Pattern LIMIT_KEY = Pattern.compile("<text>\"(T_\\w+)\"</text>");

  private static List<Finding> findings;

  private House() {}

  /** What the rules find in all files; read once. */
  static synchronized List<Finding> findings() {
    if (findings == null) {
      findings = new ModelRules(context()).check(files());
    }
    return findings;
  }

  static List<ModelFile> files() {
    return Stream.of(Path.of("processes"), Path.of("forms")).flatMap(House::filesBelow).toList();
  }

  static ModelContext context() {
    return context(delegates(), timeLimits());
  }

  /** The house with other delegates and time limits. */
  static ModelContext context(Map<String, List<Literal>> delegates, Set<String> timeLimits) {
    RoleDirectory roles = new RolesFile();
    return new ModelContext(() -> roles, name -> Optional.ofNullable(delegates.get(name)), () -> timeLimits);
  }

  /** The processes that a decision table may choose. */
  static Stream<String> answers(String table) {
    var file = files().stream().filter(one -> one.name().equals(table + ".dmn")).findFirst().orElseThrow();
    return Dmn.readModelFromStream(new ByteArrayInputStream(file.content())).getModelElementsByType(OutputEntry.class).stream()
        .map(entry -> entry.getTextContent().strip().replace("\"", "")).filter(process -> !process.equals("none")).distinct().sorted();
  }

  private static Stream<ModelFile> filesBelow(Path root) {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths.filter(path -> path.toString().matches(".*\\.(bpmn|dmn|form)")).sorted().map(House::read).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ModelFile read(Path path) {
    try {
      return new ModelFile(path.getParent().getFileName().toString(), path.getFileName().toString(), Files.readAllBytes(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, List<Literal>> delegates() {
    var scan = new ClassPathScanningCandidateComponentProvider(false);
    scan.addIncludeFilter(new AssignableTypeFilter(JavaDelegate.class));
    return scan.findCandidateComponents("eu.passerelle").stream()
        .map(bean -> ClassUtils.resolveClassName(bean.getBeanClassName(), null))
        .collect(Collectors.toMap(type -> Introspector.decapitalize(type.getSimpleName()), House::literals));
  }

  private static List<Literal> literals(Class<?> delegate) {
    return Optional.ofNullable(delegate.getAnnotation(Catalogued.class)).map(said -> List.of(said.says())).orElse(List.of());
  }

  private static Set<String> timeLimits() {
    try {
      return LIMIT_KEY.matcher(Files.readString(Path.of("processes/time-limits/time-limits.dmn"))).results().map(key -> key.group(1))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class RolesFile implements RoleDirectory {

    private final Map<String, String> labels = new LinkedHashMap<>();

    RolesFile() {
      try (var file = Files.newBufferedReader(Path.of("src/main/resources/roles.yaml"))) {
        List<Map<String, Object>> roles = new Yaml().load(file);
        roles.forEach(role -> labels.put((String) role.get("key"), (String) ((Map<?, ?>) role.get("labels")).get("en")));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public Optional<String> keyOf(String laneName) {
      return labels.entrySet().stream().filter(role -> role.getValue().equalsIgnoreCase(laneName.strip())).map(Map.Entry::getKey)
          .findFirst();
    }

    @Override
    public String labelOf(String roleKey) {
      return labels.getOrDefault(roleKey, roleKey);
    }

    @Override
    public List<String> labels() {
      return List.copyOf(labels.values());
    }
  }
}
