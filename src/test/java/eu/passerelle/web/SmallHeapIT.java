package eu.passerelle.web;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.BuiltJars;
import eu.passerelle.testing.Torrent;
import eu.passerelle.testing.Visitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server with little memory to whom several people send without end at once. */
class SmallHeapIT {

  private static final String PASSWORD = "Bridge-2-Vilnius!";
  private static final long ENDLESS = 400L * 1024 * 1024;
  private static final String FILE = "--cut\r\nContent-Disposition: form-data; name=\"data\"; filename=\"a.bpmn\"\r\n\r\n";

  @RegisterExtension final BuiltJars jar = new BuiltJars();

  @Test
  void severalWhoSendWithoutEndAtOnceBringItDownNotEvenWithLittleMemory() throws Exception {
    var running = jar.start(List.of("--spring.profiles.active=demo"), Map.of("JAVA_TOOL_OPTIONS", "-Xmx512m"));
    running.awaitHealth();
    List<Callable<Torrent.Answer>> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      all.add(() -> as(running.port(), "ruta", "text/csv").post("/api/cohorts/digital-explorers-2019/applications", "a,", ENDLESS));
      all.add(() -> as(running.port(), "ruta", "multipart/form-data; boundary=cut").post("/engine-rest/deployment/create", FILE, ENDLESS));
      all.add(() -> as(running.port(), "bisi", "application/json").post("/engine-rest/task", "{\"nameLike\":\"", ENDLESS));
    }
    var people = Executors.newFixedThreadPool(all.size());

    var answers = people.invokeAll(all);

    people.shutdown();
    for (var answer : answers) {
      assertThat(answer.get().status()).isEqualTo(413);
    }
    running.awaitHealth();
    assertThat(running.output()).doesNotContain("OutOfMemoryError");
  }

  private static Torrent as(int port, String user, String type) {
    return new Torrent(port, "Authorization", Visitor.basic(user, PASSWORD), "Content-Type", type, "Accept", "application/json");
  }
}
