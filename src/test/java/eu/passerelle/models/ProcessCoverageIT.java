package eu.passerelle.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.passerelle.testing.ProcessCoverage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every node and every flow of every diagram was reached by the flow tests that ran before: each end, both answers, each boundary. */
class ProcessCoverageIT {

  @TestFactory
  Stream<DynamicTest> everyElementOfEachDiagramWasReached() throws IOException {
    assumeThat(ProcessCoverage.REACHED).as("the flow tests ran before (./mvnw verify)").exists();
    Map<String, Set<String>> reached = reached();
    System.out.println("Process coverage (nodes and flows reached), reports in target/process-coverage/");
    return diagrams().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
      Set<String> drawn = elementsOf(file);
      String process = file.getFileName().toString().replace(".bpmn", "");
      Set<String> missing = new TreeSet<>(drawn);
      missing.removeAll(reached.getOrDefault(process, Set.of()));
      System.out.printf("  %-28s %3d of %3d%n", process, drawn.size() - missing.size(), drawn.size());
      assertThat(missing).as("elements of %s that no flow test reached", process).isEmpty();
    }));
  }

  /** What any JVM reached counts. */
  private static Map<String, Set<String>> reached() throws IOException {
    Map<String, Set<String>> reached = new HashMap<>();
    try (var lists = Files.newDirectoryStream(ProcessCoverage.REACHED, "reached-*.json")) {
      for (Path list : lists) {
        new ObjectMapper().readValue(list.toFile(), new TypeReference<Map<String, Set<String>>>() {})
            .forEach((process, elements) -> reached.computeIfAbsent(process, key -> new HashSet<>()).addAll(elements));
      }
    }
    return reached;
  }

  private static Stream<Path> diagrams() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("processes"))) {
      return files.filter(file -> file.toString().endsWith(".bpmn")).sorted().toList().stream();
    }
  }

  private static Set<String> elementsOf(Path file) {
    var model = Bpmn.readModelFromFile(file.toFile());
    return Stream.concat(model.getModelElementsByType(FlowNode.class).stream(), model.getModelElementsByType(SequenceFlow.class).stream())
        .map((ModelElementInstance e) -> e.getAttributeValue("id")).collect(Collectors.toCollection(TreeSet::new));
  }
}
