package eu.passerelle.engine.deployment;

import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.ModelFile;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** What the release that runs has brought and the start-up did not put in force, because somebody had published their own since. */
@Component
@NamedInterface
public class ReleasedFlows {

  private final FlowBundles flows;
  private final List<Kept> kept = new CopyOnWriteArrayList<>();

  ReleasedFlows(FlowBundles flows) {
    this.flows = flows;
  }

  void keep(String deploymentId, List<ModelFile> files) {
    kept.add(new Kept(deploymentId, files));
  }

  /** @return the files of the release for each such flow; {@code deploymentId} is what stayed in force in their place */
  public List<FlowBundle> kept() {
    return kept.stream().map(release -> new FlowBundle(flows.of(release.deploymentId).flow(), release.deploymentId, release.files))
        .toList();
  }

  private record Kept(String deploymentId, List<ModelFile> files) {}
}
