package eu.passerelle.redesign.flows;

import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.engine.deployment.FlowVersion;
import eu.passerelle.engine.deployment.FlowVersions;
import eu.passerelle.model.BundleFacts;
import eu.passerelle.model.Uses;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The drawing of a flow that is in force, and the blocks on it whose inside is drawn elsewhere. */
@Component
public class FlowDrawings {

  private final FlowBundles flows;
  private final FlowVersions versions;

  FlowDrawings(FlowBundles flows, FlowVersions versions) {
    this.flows = flows;
    this.versions = versions;
  }

  /** @return the diagram in force; empty for what is a table only */
  public Optional<String> xml(String flow) {
    return flows.inForce(flow).stream().flatMap(bundle -> bundle.files().stream()).filter(file -> "bpmn".equals(file.ending())).findFirst()
        .map(file -> new String(file.content(), StandardCharsets.UTF_8));
  }

  /** @return the flows that a diagram calls by name, by their names; which of them a table chooses is told by the table */
  public List<FlowVersion> calledBy(String xml) {
    Set<String> called = BundleFacts.xml(xml.getBytes(StandardCharsets.UTF_8)).child("bpmn:process").map(Uses::of).stream()
        .flatMap(uses -> uses.calls().stream()).map(Uses.Call::process).collect(Collectors.toSet());
    return versions.inForce().stream().filter(version -> called.contains(version.flow())).toList();
  }
}
