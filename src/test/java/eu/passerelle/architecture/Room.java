package eu.passerelle.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A package of the house.
 *
 * @param name its path below the house's own package, {@code engine/forms}
 * @param sentence what it says of itself
 * @param lines of all its files
 * @param uses names of the rooms that its files import from, itself left out
 */
record Room(String name, String sentence, int lines, Set<String> uses) {

  static final Path MAIN = Path.of("src/main/java/eu/passerelle");

  private static final Pattern SENTENCE = Pattern.compile("(?s)/\\*\\*\\s*(.*?)\\s*\\*/");
  private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:static )?eu\\.passerelle\\.((?:[a-z]+\\.)+)[A-Z]");

  static List<Room> all() {
    try (Stream<Path> folders = Files.walk(MAIN)) {
      return folders.filter(Files::isDirectory).filter(folder -> !folder.equals(MAIN)).sorted().map(Room::in).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Room in(Path folder) {
    String name = MAIN.relativize(folder).toString().replace('\\', '/');
    List<String> sources = files(folder).map(Room::read).toList();
    Set<String> uses = sources.stream().flatMap(source -> IMPORT.matcher(source).results()).map(Room::named)
        .filter(used -> !used.equals(name)).collect(Collectors.toCollection(TreeSet::new));
    int lines = sources.stream().mapToInt(source -> (int) source.lines().count()).sum();
    return new Room(name, sentence(folder), lines, uses);
  }

  private static String named(MatchResult found) {
    return found.group(1).substring(0, found.group(1).length() - 1).replace('.', '/');
  }

  private static String sentence(Path folder) {
    Path says = folder.resolve("package-info.java");
    return Files.exists(says)
        ? SENTENCE.matcher(read(says)).results().map(found -> found.group(1).replaceAll("\\s*\\n \\* ?", " ")).findFirst().orElse("") : "";
  }

  /** @return the module that it is, or is part of */
  String module() {
    return name.contains("/") ? name.substring(0, name.indexOf('/')) : name;
  }

  static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
