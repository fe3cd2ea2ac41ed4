package eu.passerelle.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.FileSystemUtils;

/** Starts the built jar in a folder of the test, as often as the test likes; after the test all are killed and the folder is gone. */
public final class BuiltJars implements BeforeEachCallback, AfterEachCallback {

  private final List<BuiltJar> started = new ArrayList<>();
  private Path folder;

  /** Starts it in the folder of the test, which keeps its data. */
  public BuiltJar start(List<String> arguments, Map<String, String> environment) throws IOException {
    BuiltJar running = BuiltJar.start(folder, arguments, environment);
    started.add(running);
    return running;
  }

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    folder = Files.createTempDirectory("built-jar-");
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    for (BuiltJar running : started) {
      running.kill();
    }
    FileSystemUtils.deleteRecursively(folder);
  }
}
