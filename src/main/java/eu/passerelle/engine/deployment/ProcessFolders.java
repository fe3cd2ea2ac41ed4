package eu.passerelle.engine.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;

/** Finds the folders under {@code processes/} and the forms that stand beside them under {@code forms/}. */
public class ProcessFolders {

  private static final List<String> MODELS = List.of("classpath*:processes/*/*.bpmn", "classpath*:processes/*/*.dmn");
  private static final String FORMS = "classpath*:forms/*/*.form";

  private final ResourcePatternResolver resources;

  public ProcessFolders(ResourcePatternResolver resources) {
    this.resources = resources;
  }

  /** @return the folders by name, those that hold tables only first: the gate holds diagrams against the time limits */
  public List<ProcessFolder> all() {
    var files = new TreeMap<String, List<Resource>>();
    MODELS.stream().flatMap(pattern -> find(pattern).stream())
        .forEach(file -> files.computeIfAbsent(folderOf(file), id -> new ArrayList<>()).add(file));
    for (Resource form : find(FORMS)) {
      List<Resource> folder = files.get(folderOf(form));
      if (folder == null) {
        throw new IllegalStateException("The form " + form + " belongs to no folder under processes/");
      }
      folder.add(form);
    }
    return files.entrySet().stream().map(entry -> new ProcessFolder(entry.getKey(), sorted(entry.getValue())))
        .sorted(Comparator.comparing(ProcessFolder::hasDiagram)).toList();
  }

  private List<Resource> find(String pattern) {
    try {
      return List.of(resources.getResources(pattern));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String folderOf(Resource file) {
    try {
      String[] path = file.getURL().getPath().split("/");
      return path[path.length - 2];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Resource> sorted(List<Resource> files) {
    return files.stream().sorted(Comparator.comparing(Resource::getFilename)).toList();
  }
}
