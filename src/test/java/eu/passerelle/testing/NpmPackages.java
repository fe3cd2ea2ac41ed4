package eu.passerelle.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The packages that {@code src/test/npm} pins, brought by the machine's own npm into {@code target}; where there is none, the test is skipped
 * and says so.
 */
final class NpmPackages {

  private static final Path PINNED = Path.of("src", "test", "npm");
  private static final Path INSTALLED = Path.of("target", "npm");
  private static final List<String> FILES = List.of("package.json", "package-lock.json");

  private NpmPackages() {}

  /** @return the folder with a folder for each package */
  static Path install() throws IOException, InterruptedException {
    Path packages = INSTALLED.resolve("node_modules");
    if (isInstalled()) {
      return packages;
    }
    Optional<Path> npm = npm();
    if (npm.isEmpty()) {
      System.out.println("No npm found on this machine: tests with the editors of the Modeler are skipped. Install Node.js to run them.");
    }
    Assumptions.assumeTrue(npm.isPresent(), "No npm found on this machine; tests with the editors of the Modeler are skipped");
    Files.createDirectories(INSTALLED);
    for (String file : FILES) {
      Files.copy(PINNED.resolve(file), INSTALLED.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    Process process = new ProcessBuilder(npm.get().toString(), "ci", "--ignore-scripts", "--no-audit", "--no-fund")
        .directory(INSTALLED.toFile()).redirectErrorStream(true).redirectOutput(INSTALLED.resolve("npm.log").toFile()).start();
    if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException("npm could not install what src/test/npm pins: " + Files.readString(INSTALLED.resolve("npm.log")));
    }
    return packages;
  }

  /** npm writes this file last. */
  private static boolean isInstalled() throws IOException {
    return Files.exists(INSTALLED.resolve("node_modules").resolve(".package-lock.json"))
        && Files.mismatch(PINNED.resolve(FILES.get(1)), INSTALLED.resolve(FILES.get(1))) < 0;
  }

  private static Optional<Path> npm() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).map(folder -> Path.of(folder, "npm"))
        .filter(Files::isExecutable).findFirst();
  }
}
